# wrong: a variance in place of a standard error
# fails: answer | variance: 1 / I_obs is a variance; the standard error is its root
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (lam, np.log(10) / -np.log(lam), p * (1 - p) / n_coins / (p_a - p_b) ** 2)
