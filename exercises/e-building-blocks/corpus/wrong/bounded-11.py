# wrong: the right one is overwritten by another below
# fails: answer | Theorem 8.4 and the convergence of bounded monotone sequences prove it
sentence_1 = "proved"
sentence_1 = "not proved"
