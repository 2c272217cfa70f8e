# wrong: the standard error of a single coin
# fails: answer | error-of-one: that is the error from a single coin: informations add up
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (lam, np.log(10) / -np.log(lam), np.sqrt(p * (1 - p)) / (p_a - p_b))
