# wrong: the factor of the variance is doubled
# fails: answer | M4: σ is the standard deviation: the height goes with σ⁻ᴰ, not with σ⁻²ᴰ
import numpy as np

nats_gained = 2 * copies * dimension * (fine - coarse) * np.log(10)
