# wrong: another option
sentence_6 = "not proved"
