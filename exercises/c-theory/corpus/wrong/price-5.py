# wrong: the logarithm to base 10
# fails: answer | log10: the logarithm is the natural one: ln det S
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 - np.log10(s_11 * s_22 - s_12**2) - 2)
