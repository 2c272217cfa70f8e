# wrong: another option
sentence_1 = "not proved"
