import numpy as np

nats_gained = copies * dimension * (fine - coarse) * np.log(10)
