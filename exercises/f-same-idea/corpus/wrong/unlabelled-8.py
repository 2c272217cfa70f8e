# wrong: the observed information without the factor of the slope
# fails: answer | slope: that is the information about the probability of heads; as it
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) / (p * (1 - p))
flips_worth = (lam, np.log(10) / -np.log(abs(lam)), np.sqrt(p * (1 - p) / n_coins))
