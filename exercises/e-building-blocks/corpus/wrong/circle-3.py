# wrong: left as it was
sentence_7 = None
