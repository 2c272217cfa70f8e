# wrong: the cross entropy, the entropy is not subtracted
import numpy as np

kl_q_p = -(q_heads * np.log(p_heads) + (1 - q_heads) * np.log(1 - p_heads))
