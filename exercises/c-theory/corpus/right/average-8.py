import numpy as np
from scipy.stats import norm
w = weight_1
both = norm(w * mean_1 + (1 - w) * mean_2, np.hypot(w * variance_1**0.5, (1 - w) * variance_2**0.5))
variance_of_average = both.var()
