# wrong: the cross entropy, the entropy is not subtracted
# fails: answer | cross: that is the cross-entropy: subtract the entropy of q
import numpy as np

kl_q_p = -(q_heads * np.log(p_heads) + (1 - q_heads) * np.log(1 - p_heads))
