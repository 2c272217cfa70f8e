from scipy.integrate import quad
# d KL / dp = (p - q) / (p (1 - p)), and KL is 0 at p = q
kl_q_p = quad(lambda t: (t - q_heads) / (t * (1 - t)), q_heads, p_heads)[0]
