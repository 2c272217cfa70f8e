# wrong: an empty string
sentence_3 = ""
