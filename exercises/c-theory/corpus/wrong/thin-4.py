# wrong: the variance taken for the standard deviation, half as much
# fails: answer | half: σ is the standard deviation, and the height goes with σ⁻ᴰ, not
# fails: answer | dimension: the height goes with σ to the power −D: the dimension is
import numpy as np

nats_gained = copies * dimension * (fine - coarse) * np.log(10) / 2
