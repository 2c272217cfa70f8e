# wrong: whole rounds
# fails: answer | rounded: do not round the number of rounds to a whole one
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (lam, int(np.log(10) / -np.log(lam)) + 1, np.sqrt(p * (1 - p) / n_coins) / (p_a - p_b))
