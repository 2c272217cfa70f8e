# wrong: the right one is overwritten by another below
sentence_7 = "false"
sentence_7 = "not proved"
