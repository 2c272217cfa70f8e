# wrong: only two of the three
# fails: answer | three_bounds must be 3 numbers, in the order asked for, found
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high])
three_bounds = (np.logaddexp(j[:, 0], j[:, 1]).sum(), j.sum() / 2 + 3 * np.log(2))
