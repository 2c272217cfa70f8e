# wrong: the logarithm to base 10
# fails: answer | digits: the logarithm is the natural one
import numpy as np

kl_q_p = q_heads * np.log10(q_heads / p_heads) + (1 - q_heads) * np.log10((1 - q_heads) / (1 - p_heads))
