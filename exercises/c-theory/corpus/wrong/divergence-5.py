# wrong: the sign is wrong
# fails: answer | sign: the logarithm is of q/p, not of p/q
import numpy as np

kl_q_p = -(q_heads * np.log(q_heads / p_heads) + (1 - q_heads) * np.log((1 - q_heads) / (1 - p_heads)))
