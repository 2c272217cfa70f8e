# wrong: q and p exchanged
# fails: answer | order: that is KL(p‖q): average under q, the first
import numpy as np

kl_q_p = p_heads * np.log(p_heads / q_heads) + (1 - p_heads) * np.log((1 - p_heads) / (1 - q_heads))
