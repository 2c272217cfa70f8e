# wrong: another option
sentence_2 = "not proved"
