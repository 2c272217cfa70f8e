# wrong: the right one is overwritten by another below
sentence_3 = "not proved"
sentence_3 = "false"
