import numpy as np
# between and within the kinds: the variance of a flip splits
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
within = th * p_a * (1 - p_a) + (1 - th) * p_b * (1 - p_b)
lam = within / (p * (1 - p))
flips_worth = np.round([lam, 2.302585093 / -np.log(lam), np.sqrt(p * (1 - p) / n_coins) / abs(p_a - p_b)], 4)
