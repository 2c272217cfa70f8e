from scipy.stats import entropy
kl_q_p = entropy([q_heads, 1 - q_heads], [p_heads, 1 - p_heads])
