# wrong: left as it was
sentence_3 = None
