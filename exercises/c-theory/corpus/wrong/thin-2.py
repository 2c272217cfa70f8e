# wrong: the copies are left out
# fails: answer | copies: every point that lies on the mean gains: you counted one
import numpy as np

nats_gained = dimension * (fine - coarse) * np.log(10)
