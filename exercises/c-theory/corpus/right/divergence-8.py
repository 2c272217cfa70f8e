import numpy as np

def kl(q, p):
    total = 0.0
    for a, b in zip(q, p):
        if a > 0:
            total += a * np.log(a / b)
    return total

kl_q_p = kl((q_heads, 1 - q_heads), (p_heads, 1 - p_heads))
print("KL", kl_q_p)
