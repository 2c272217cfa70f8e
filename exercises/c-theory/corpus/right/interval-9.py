from scipy.stats import norm
import functools
import math
CASES = [0, 1, 4, 5]

@functools.cache
def ell_c(n):
    if n == 0:
        return 0.0
    x = CASES[n - 1]
    return ell_c(n - 1) + max(math.log(weight_a) + norm.logpdf(x, mean_a), math.log1p(-weight_a) + norm.logpdf(x, mean_b))

ell_between = (ell_c(4), ell_c(4) + 4 * math.log(2))
