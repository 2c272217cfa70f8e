# wrong: another option
# fails: answer | Theorem 8.4 and the convergence of bounded monotone sequences prove it
sentence_1 = "not proved"
