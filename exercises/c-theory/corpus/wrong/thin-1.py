# wrong: the dimension is left out
# fails: answer | dimension: the height goes with σ to the power −D: the dimension is
import numpy as np

nats_gained = copies * (fine - coarse) * np.log(10)
