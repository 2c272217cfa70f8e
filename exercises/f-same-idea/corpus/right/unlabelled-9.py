th = (n_heads - n_coins * p_b) / (n_coins * (p_a - p_b))
var_theta_hat = (n_heads / n_coins) * (1 - n_heads / n_coins) / n_coins / (p_a - p_b) ** 2
lam = 1 - (th * (1 - th) / n_coins) / var_theta_hat
digits = 1 / np.log(1 / lam)
flips_worth = (lam, digits * np.log(10), var_theta_hat**0.5)
print(flips_worth)
