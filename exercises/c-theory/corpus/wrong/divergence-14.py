# wrong: not a number
kl_q_p = float("nan")
