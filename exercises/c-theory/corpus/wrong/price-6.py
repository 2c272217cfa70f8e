# wrong: bits in place of nats
# fails: answer | bits: those are bits: take the natural logarithm
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 - np.log(s_11 * s_22 - s_12**2) - 2) / np.log(2)
