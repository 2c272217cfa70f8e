# wrong: the number of another student
# fails: answer | the mean of ln(q/p) under q, over heads and tails (Theorem 8.2, §8.3)
kl_q_p = 0.0057
