# wrong: another option
sentence_7 = "not proved"
