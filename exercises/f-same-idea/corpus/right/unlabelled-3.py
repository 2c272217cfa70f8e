import numpy as np

def ell(t):
    p = t * p_a + (1 - t) * p_b
    return n_heads * np.log(p) + (n_coins - n_heads) * np.log(1 - p)

t = (n_heads / n_coins - p_b) / (p_a - p_b)
h = 1e-4
I_obs = -(ell(t + h) - 2 * ell(t) + ell(t - h)) / h**2
I_com = n_coins / t / (1 - t)
lam = 1 - I_obs / I_com
flips_worth = [lam, 1 / -np.log10(lam), I_obs**-0.5]
