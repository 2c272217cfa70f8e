# wrong: the wrong sign
# fails: answer | sign: narrower is higher: the gain is positive
import numpy as np

nats_gained = copies * dimension * (coarse - fine) * np.log(10)
