from scipy.optimize import brentq
from scipy.stats import norm
f = lambda x: norm.logpdf(x) - norm.logpdf(x, mean_wide, sd_wide)
half_shares = (round(brentq(f, -60, 0), 3), round(brentq(f, 0, mean_wide), 3))
