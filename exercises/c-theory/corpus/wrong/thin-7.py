# wrong: bits
# fails: answer | bits: nats, please: multiply by ln 10, not by its logarithm to the base
import numpy as np

nats_gained = copies * dimension * (fine - coarse) * np.log2(10)
