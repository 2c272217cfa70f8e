import numpy as np
from scipy.stats import multivariate_normal as mvn
z = np.zeros(dimension)
low = mvn.logpdf(z, z, np.eye(dimension) * 10.0 ** (-2 * coarse))
high = mvn.logpdf(z, z, np.eye(dimension) * 10.0 ** (-2 * fine))
nats_gained = np.array(copies * (high - low))
