import numpy as np

# eigenvalues of the companion matrix
a = 1 - 1 / sd_wide**2
p, q = 2 * mean_wide / sd_wide**2 / a, (-((mean_wide / sd_wide) ** 2) - 2 * np.log(sd_wide)) / a
e = np.linalg.eigvals(np.array([[0, -q], [1, -p]]))
half_shares = (np.array(e.min()), np.array(e.max()))
