# wrong: left as it was
sentence_1 = None
