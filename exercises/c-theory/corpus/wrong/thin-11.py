# wrong: the ratio of the exponents
# fails: answer | ratio: the exponents are subtracted, not divided: ln(10⁻ᶜ / 10⁻ᶠ) = (f −
import numpy as np

nats_gained = copies * dimension * np.log(fine / coarse)
