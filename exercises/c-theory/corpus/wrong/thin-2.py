# wrong: the copies are left out
import numpy as np

nats_gained = dimension * (fine - coarse) * np.log(10)
