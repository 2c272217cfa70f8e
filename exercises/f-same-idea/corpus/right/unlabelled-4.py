# the missing information, flip by flip: the variance of the hidden kind
p = n_heads / n_coins
t = (p - p_b) / (p_a - p_b)
g1 = t * p_a / p
g0 = t * (1 - p_a) / (1 - p)
missing = (n_heads * g1 * (1 - g1) + (n_coins - n_heads) * g0 * (1 - g0)) / (t * (1 - t)) ** 2
complete = n_coins / (t * (1 - t))
lam = missing / complete
flips_worth = np.array([lam, np.log(0.1) / np.log(lam), 1 / np.sqrt(complete - missing)])
