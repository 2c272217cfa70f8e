# wrong: the logarithm of the mean for the mean of the logarithm
# fails: answer | M8: you took the logarithm of the mean; KL is the mean of the logarithm,
# fails: answer | unweighted: each logarithm counts with its q: Σ q ln(q/p) (Theorem 8.2)
import numpy as np

kl_q_p = np.log(q_heads * q_heads / p_heads + (1 - q_heads) * (1 - q_heads) / (1 - p_heads))
