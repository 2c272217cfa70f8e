# wrong: bits in place of nats
import numpy as np

kl_q_p = q_heads * np.log2(q_heads / p_heads) + (1 - q_heads) * np.log2((1 - q_heads) / (1 - p_heads))
