# wrong: not a number
# fails: answer | kl_q_p is not finite
kl_q_p = float("nan")
