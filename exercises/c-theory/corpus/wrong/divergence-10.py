# wrong: the logarithms are not weighted
import numpy as np

kl_q_p = np.log(q_heads / p_heads) + np.log((1 - q_heads) / (1 - p_heads))
