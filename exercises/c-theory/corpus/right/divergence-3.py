from scipy.special import rel_entr
kl_q_p = rel_entr([q_heads, 1 - q_heads], [p_heads, 1 - p_heads]).sum()
