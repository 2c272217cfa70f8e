# wrong: left as it was
sentence_4 = None
