# wrong: the right one is overwritten by another below
sentence_2 = "false"
sentence_2 = "not proved"
