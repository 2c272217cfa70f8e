# wrong: the standard error that the kinds would give
# fails: answer | error-complete: the standard error is too sure: the kinds were not
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (lam, np.log(10) / -np.log(lam), np.sqrt(th * (1 - th) / n_coins))
