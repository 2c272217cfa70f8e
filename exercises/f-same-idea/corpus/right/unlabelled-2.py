# run EM and watch it
t, ts = 0.123, []
for _ in range(200):
    s_h = t * p_a / (t * p_a + (1 - t) * p_b)
    s_t = t * (1 - p_a) / (t * (1 - p_a) + (1 - t) * (1 - p_b))
    t = (n_heads * s_h + (n_coins - n_heads) * s_t) / n_coins
    ts.append(t)
end = (n_heads / n_coins - p_b) / (p_a - p_b)
lam = 0
for i in range(2, 200):
    if abs(ts[i] - ts[i - 1]) > 1e-9:
        lam = (ts[i] - ts[i - 1]) / (ts[i - 1] - ts[i - 2])
from math import log, sqrt
p = n_heads / n_coins
flips_worth = lam, log(10) / -log(lam), sqrt(p * (1 - p) / n_coins) / (p_a - p_b)
