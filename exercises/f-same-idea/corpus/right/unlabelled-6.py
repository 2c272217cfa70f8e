%matplotlib inline
def M(t):
    heads = n_heads * t * p_a / (t * p_a + (1 - t) * p_b)
    tails = (n_coins - n_heads) * t * (1 - p_a) / (1 - t * p_a - (1 - t) * p_b)
    return (heads + tails) / n_coins

t = (n_heads / n_coins - p_b) / (p_a - p_b)
factor = (M(t + 1e-6) - M(t - 1e-6)) / 2e-6
p = n_heads / n_coins
I = n_coins * (p_a - p_b) ** 2 / p / (1 - p)
flips_worth = (float(factor), float(np.log(10) / -np.log(factor)), float(1 / I**0.5))
