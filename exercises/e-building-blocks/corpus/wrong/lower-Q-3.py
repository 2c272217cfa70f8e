# wrong: left as it was
sentence_5 = None
