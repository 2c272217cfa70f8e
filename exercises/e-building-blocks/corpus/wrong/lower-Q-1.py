# wrong: another option
sentence_5 = "proved"
