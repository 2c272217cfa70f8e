# wrong: the right one is overwritten by another below
sentence_1 = "proved"
sentence_1 = "not proved"
