# wrong: only heads count
import numpy as np

kl_q_p = q_heads * np.log(q_heads / p_heads)
