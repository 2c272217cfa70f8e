# wrong: another option
sentence_7 = "proved"
