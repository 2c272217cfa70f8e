# wrong: only heads count
# fails: answer | tails: tails are missing: the sum has two terms
import numpy as np

kl_q_p = q_heads * np.log(q_heads / p_heads)
