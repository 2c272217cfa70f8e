# wrong: another option
sentence_3 = "proved"
