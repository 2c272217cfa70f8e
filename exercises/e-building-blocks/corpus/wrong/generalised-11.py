# wrong: the right one is overwritten by another below
# fails: answer | Theorem 8.3 proves it: the divergence in it is never negative
sentence_4 = "proved"
sentence_4 = "not proved"
