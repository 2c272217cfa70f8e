import numpy as np

labels = [0, 0, 1, 1]
from scipy.stats import multivariate_normal as mvn
ell_c = []
for z in np.ndindex(2, 2, 2, 2):
    z = np.array(z)
    ell_c.append(mvn.logpdf([0, 1, 4, 5], np.where(z == 0, mean_a, mean_b)) + np.log(np.where(z == 0, weight_a, 1 - weight_a)).sum())
ell_between = [max(ell_c), max(ell_c) + 4 * np.log(2)]
