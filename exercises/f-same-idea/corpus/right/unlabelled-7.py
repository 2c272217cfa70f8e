from fractions import Fraction as Fr
p = Fr(n_heads, n_coins)
a, b = Fr(str(p_a)), Fr(str(p_b))
t = (p - b) / (a - b)
lam = 1 - t * (1 - t) * (a - b) ** 2 / (p * (1 - p))
flips_worth = (float(lam), float(-np.log(10) / np.log(float(lam))), float(p * (1 - p) / n_coins / (a - b) ** 2) ** 0.5)
