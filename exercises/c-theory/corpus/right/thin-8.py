import numpy as np
from scipy.integrate import quad
# d ell / d ln sigma = -copies * dimension
nats_gained = -quad(lambda t: -copies * dimension, 0, np.log(10.0**-fine) - np.log(10.0**-coarse))[0]
nats_gained = abs(nats_gained)
