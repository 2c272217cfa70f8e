# wrong: the share of information that is seen, in place of the missing one
# fails: answer | share-seen: that is the share of the information that is seen; EM's
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
seen = th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (seen, np.log(10) / -np.log(seen), np.sqrt(p * (1 - p) / n_coins) / (p_a - p_b))
