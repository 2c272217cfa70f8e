# wrong: the right one is overwritten by another below
sentence_6 = "false"
sentence_6 = "not proved"
