# wrong: the mean over the two sides in place of the sum
# fails: answer | half: the two terms are added up, each with its q; you took half of the
import numpy as np

kl_q_p = np.mean([q_heads * np.log(q_heads / p_heads), (1 - q_heads) * np.log((1 - q_heads) / (1 - p_heads))])
