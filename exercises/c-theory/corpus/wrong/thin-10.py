# wrong: the fine value alone
# fails: answer | fine: subtract what the coarse σ has already: the exponents are
# fails: answer | M4: σ is the standard deviation: the height goes with σ⁻ᴰ, not with σ⁻²ᴰ
import numpy as np

nats_gained = copies * dimension * fine * np.log(10)
