import numpy as np

kl_q_p = q_heads * np.log(q_heads / p_heads) + (1 - q_heads) * np.log((1 - q_heads) / (1 - p_heads))
