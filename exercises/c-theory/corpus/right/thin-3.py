import numpy as np

log_density = lambda c: -dimension / 2 * np.log(2 * np.pi) + dimension * c * np.log(10)
nats_gained = copies * (log_density(fine) - log_density(coarse))
