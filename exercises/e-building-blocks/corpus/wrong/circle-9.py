# wrong: an empty string
sentence_7 = ""
