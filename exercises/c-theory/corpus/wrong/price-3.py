# wrong: the sign is wrong, the answer is a positive number
# fails: answer | sign: the loss is a positive number: value at Σ = S minus value at Σ = I
import numpy as np

nats_lost = -0.5 * (s_11 + s_22 - np.log(s_11 * s_22 - s_12**2) - 2)
