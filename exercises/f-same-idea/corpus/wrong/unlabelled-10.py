# wrong: the factor of the log-likelihood's gains, measured in a run
# fails: answer | gains: that is the factor of the gains of the log-likelihood, the square
def ell(t):
    p = t * p_a + (1 - t) * p_b
    return n_heads * np.log(p) + (n_coins - n_heads) * np.log(1 - p)

p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = (1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))) ** 2
flips_worth = (lam, np.log(10) / -np.log(lam), np.sqrt(p * (1 - p) / n_coins) / (p_a - p_b))
