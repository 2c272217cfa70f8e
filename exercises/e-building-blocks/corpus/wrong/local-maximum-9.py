# wrong: an empty string
sentence_2 = ""
