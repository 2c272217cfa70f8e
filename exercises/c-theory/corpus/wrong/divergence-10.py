# wrong: the logarithms are not weighted
# fails: answer | unweighted: each logarithm counts with its q: Σ q ln(q/p) (Theorem 8.2)
import numpy as np

kl_q_p = np.log(q_heads / p_heads) + np.log((1 - q_heads) / (1 - p_heads))
