import numpy as np
from scipy.special import xlogy
cross = lambda a, b: -xlogy(a, b) - xlogy(1 - a, 1 - b)
kl_q_p = np.float64(cross(q_heads, p_heads) - cross(q_heads, q_heads))
