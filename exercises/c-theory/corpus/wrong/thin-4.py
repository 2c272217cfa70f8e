# wrong: the variance taken for the standard deviation, half as much
import numpy as np

nats_gained = copies * dimension * (fine - coarse) * np.log(10) / 2
