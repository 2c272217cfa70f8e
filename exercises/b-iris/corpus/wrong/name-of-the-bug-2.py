# wrong: the M step divides by N_k
bug = "divided by N"
