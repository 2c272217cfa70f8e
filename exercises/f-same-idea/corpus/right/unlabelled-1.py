import math

p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
lam = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
flips_worth = (round(lam, 3), round(math.log(10) / -math.log(lam), 3), round(math.sqrt(p * (1 - p) / n_coins) / (p_a - p_b), 3))
