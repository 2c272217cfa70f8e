# wrong: the last two exchanged
# fails: answer | places: the order is factor, rounds, standard error: the last two are
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (lam, np.sqrt(p * (1 - p) / n_coins) / (p_a - p_b), np.log(10) / -np.log(lam))
