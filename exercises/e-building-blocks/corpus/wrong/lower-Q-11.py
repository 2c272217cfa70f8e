# wrong: the right one is overwritten by another below
sentence_5 = "false"
sentence_5 = "not proved"
