import numpy as np

half_logdet = lambda c: 0.5 * np.linalg.slogdet(np.eye(dimension) * 10.0 ** (-2.0 * c))[1]
nats_gained = np.float64(copies * (half_logdet(coarse) - half_logdet(fine)))
