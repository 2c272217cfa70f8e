import numpy as np

%matplotlib inline
from scipy.special import softmax
from scipy.optimize import root_scalar
f = lambda u: softmax([np.log(weight_near) - square_1 * np.exp(u) / 2, np.log(1 - weight_near) - square_2 * np.exp(u) / 2])[1] - share_2
sigma2 = np.exp(-root_scalar(f, bracket=(-8, 8), xtol=1e-13).root)
