import numpy as np
from scipy.stats import norm

def best_complete(points, pi, mu):
    """Each point may choose its own label, so the maximum of the sum is the sum of the maxima."""
    return sum(max(np.log(p) + norm.logpdf(x, m) for p, m in zip(pi, mu)) for x in points)

points = (0, 1, 4, 5)
L = best_complete(points, (weight_a, 1 - weight_a), (mean_a, mean_b))
N, K = len(points), 2
ell_between = (np.float64(L), np.array(L + N * np.log(K)))
