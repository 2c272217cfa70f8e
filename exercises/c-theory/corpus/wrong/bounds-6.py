# wrong: NaN for the hard labels, 0 ln 0 is not 0 here
# fails: answer | three_bounds is not finite
import numpy as np
from scipy.stats import norm

x = np.array([1.0, 2, 3])[:, None]
j = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high])
F = lambda q: (q * j).sum() - (q * np.log(q)).sum()
post = np.exp(j) / np.exp(j).sum(1, keepdims=True)
three_bounds = (F(post), F(np.full((3, 2), 0.5)), F(np.eye(2)[post.argmax(1)]))
