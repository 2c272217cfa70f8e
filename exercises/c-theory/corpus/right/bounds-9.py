import numpy as np
from scipy.stats import norm
import warnings
x = np.array([1.0, 2.0, 3.0])
j = np.c_[np.log(weight_first) + norm.logpdf(x, mean_left), np.log1p(-weight_first) + norm.logpdf(x, mean_high)]
r = 1 / (1 + np.exp(j[:, 1] - j[:, 0]))
tables = [np.c_[r, 1 - r], np.full((3, 2), 0.5), np.c_[r > 0.5, r <= 0.5].astype(float)]
three_bounds = []
for q in tables:
    three_bounds.append(float((q * j).sum() - np.nansum(q * np.log(q))))
