# wrong: the wrong sign
import numpy as np

nats_gained = copies * dimension * (coarse - fine) * np.log(10)
