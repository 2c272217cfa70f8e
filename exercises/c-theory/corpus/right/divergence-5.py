import numpy as np

q = np.array([q_heads, 1 - q_heads])
p = np.array([p_heads, 1 - p_heads])
kl_q_p = -(q * np.log(p)).sum() + q @ np.log(q)
