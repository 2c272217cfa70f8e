import numpy as np

# the Bregman divergence of x ln x + (1 - x) ln(1 - x)
phi = lambda t: t * np.log(t) + (1 - t) * np.log(1 - t)
slope = np.log(p_heads / (1 - p_heads))
kl_q_p = phi(q_heads) - phi(p_heads) - slope * (q_heads - p_heads)
