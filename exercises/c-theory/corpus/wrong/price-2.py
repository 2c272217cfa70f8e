# wrong: D is not subtracted
# fails: answer | minus-D: Σ = S itself costs D/2, which has to be subtracted
import numpy as np

nats_lost = 0.5 * (s_11 + s_22 - np.log(s_11 * s_22 - s_12**2))
