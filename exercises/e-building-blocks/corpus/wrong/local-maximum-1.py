# wrong: another option
sentence_2 = "proved"
