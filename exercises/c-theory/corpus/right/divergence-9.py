import numpy as np

bits = q_heads * np.log2(q_heads / p_heads) + (1 - q_heads) * np.log2((1 - q_heads) / (1 - p_heads))
kl_q_p = bits * np.log(2)
