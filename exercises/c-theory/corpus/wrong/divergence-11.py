# wrong: the logarithm of the mean for the mean of the logarithm
import numpy as np

kl_q_p = np.log(q_heads * q_heads / p_heads + (1 - q_heads) * (1 - q_heads) / (1 - p_heads))
