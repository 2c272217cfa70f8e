import numpy as np

%matplotlib inline
q, p = np.array([[q_heads, 1 - q_heads], [p_heads, 1 - p_heads]])
kl_q_p = np.array(np.einsum("z,z->", q, np.log(q) - np.log(p)))
