# wrong: the ratio of the exponents
import numpy as np

nats_gained = copies * dimension * np.log(fine / coarse)
