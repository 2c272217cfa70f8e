# wrong: left as it was
kl_q_p = None
