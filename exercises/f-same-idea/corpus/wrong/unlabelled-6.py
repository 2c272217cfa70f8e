# wrong: the geometric series in place of the rounds of a digit
# fails: answer | all-to-come: 1 / (1 - lambda) is how many last moves make up the way; a
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (lam, 1 / (1 - lam), np.sqrt(p * (1 - p) / n_coins) / (p_a - p_b))
