# wrong: the number of another student
kl_q_p = 0.0057
