# wrong: an empty string
sentence_5 = ""
