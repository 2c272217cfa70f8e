# wrong: another option
sentence_6 = "proved"
