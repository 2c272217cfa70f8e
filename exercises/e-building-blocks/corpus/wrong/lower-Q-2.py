# wrong: another option
sentence_5 = "not proved"
