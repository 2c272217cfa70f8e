# wrong: an empty string
sentence_4 = ""
