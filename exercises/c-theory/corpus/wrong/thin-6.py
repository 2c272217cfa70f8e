# wrong: the factor of the variance is doubled
import numpy as np

nats_gained = 2 * copies * dimension * (fine - coarse) * np.log(10)
