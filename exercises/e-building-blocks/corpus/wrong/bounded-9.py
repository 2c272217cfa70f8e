# wrong: an empty string
sentence_1 = ""
