from math import log
q = {"heads": q_heads, "tails": 1 - q_heads}
p = {"heads": p_heads, "tails": 1 - p_heads}
kl_q_p = round(sum(q[z] * log(q[z] / p[z]) for z in q), 3)
