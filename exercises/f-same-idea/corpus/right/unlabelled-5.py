from scipy.optimize import minimize_scalar

f = lambda t: -(n_heads * np.log(t * p_a + (1 - t) * p_b) + (n_coins - n_heads) * np.log(1 - t * p_a - (1 - t) * p_b))
t = minimize_scalar(f, bounds=(1e-6, 1 - 1e-6), method="bounded", options={"xatol": 1e-10}).x
p = t * p_a + (1 - t) * p_b
obs = n_heads * (p_a - p_b) ** 2 / p**2 + (n_coins - n_heads) * (p_a - p_b) ** 2 / (1 - p) ** 2
com = n_coins / t + n_coins / (1 - t)
flips_worth = (1 - obs / com, np.log(10) / -np.log1p(-obs / com), 1 / np.sqrt(obs))
