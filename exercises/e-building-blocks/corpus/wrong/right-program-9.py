# wrong: an empty string
sentence_6 = ""
