# wrong: left as it was
sentence_6 = None
