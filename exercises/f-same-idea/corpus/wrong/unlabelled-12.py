# wrong: only the factor
# fails: answer | flips_worth must be 3 numbers, in the order asked for, found
p = n_heads / n_coins
th = (p - p_b) / (p_a - p_b)
flips_worth = 1 - th * (1 - th) * (p_a - p_b) ** 2 / (p * (1 - p))
