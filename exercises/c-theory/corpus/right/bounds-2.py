import numpy as np
from scipy.stats import norm
from scipy.special import entr, softmax
x = np.array([[1.0], [2.0], [3.0]])
lj = np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high], 1)
F = lambda q: (q * lj).sum() + entr(q).sum()
post = softmax(lj, axis=1)
hard = np.eye(2)[post.argmax(axis=1)]
three_bounds = [F(post), F(np.full((3, 2), 0.5)), F(hard)]
