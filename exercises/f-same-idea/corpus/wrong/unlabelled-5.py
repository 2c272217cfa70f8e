# wrong: rounds for a factor e
# fails: answer | e-fold: so many rounds shrink the distance by e; a decimal digit is a
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (lam, -1 / np.log(lam), np.sqrt(p * (1 - p) / n_coins) / (p_a - p_b))
