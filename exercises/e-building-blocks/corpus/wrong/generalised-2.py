# wrong: another option
# fails: answer | Theorem 8.3 proves it: the divergence in it is never negative
sentence_4 = "not proved"
