import numpy as np
from scipy.stats import norm

# F = ell - KL(q || posterior)
from scipy.stats import entropy
x = np.array([1, 2, 3])
p = np.array([weight_first * norm.pdf(x, mean_left), (1 - weight_first) * norm.pdf(x, mean_high)])
ell = np.log(p.sum(axis=0)).sum()
post = p / p.sum(axis=0)
kl_half = sum(entropy([0.5, 0.5], post[:, n]) for n in range(3))
kl_hard = -np.log(post.max(axis=0)).sum()
three_bounds = (ell, ell - kl_half, ell - kl_hard)
