# wrong: the M step divides by N_k
# fails: answer | M5: the first M step gives the right means and variances
bug = "divided by N"
