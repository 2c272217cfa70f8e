# wrong: bits in place of nats
# fails: answer | bits: those are bits: take the natural logarithm
# fails: answer | M20: this is the answer of the example in the text; yours follows from
import numpy as np

kl_q_p = q_heads * np.log2(q_heads / p_heads) + (1 - q_heads) * np.log2((1 - q_heads) / (1 - p_heads))
