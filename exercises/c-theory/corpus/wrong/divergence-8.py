# wrong: the number of the example in the text
kl_q_p = 0.511
