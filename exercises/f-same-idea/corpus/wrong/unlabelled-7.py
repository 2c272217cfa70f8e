# wrong: the fraction of heads taken for theta in the complete information
# fails: answer | share-of-heads: I_com is n / (theta (1 - theta)): theta is the fraction
p = n_heads / n_coins
lam = 1 - (n_coins * (p_a - p_b) ** 2 / (p * (1 - p))) / (n_coins / (p * (1 - p)))
flips_worth = (lam, np.log(10) / -np.log(lam), np.sqrt(p * (1 - p) / n_coins) / (p_a - p_b))
