# wrong: the right one is overwritten by another below
sentence_4 = "proved"
sentence_4 = "not proved"
