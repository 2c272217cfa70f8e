# wrong: another option
sentence_4 = "not proved"
