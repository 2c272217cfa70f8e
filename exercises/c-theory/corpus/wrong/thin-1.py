# wrong: the dimension is left out
import numpy as np

nats_gained = copies * (fine - coarse) * np.log(10)
