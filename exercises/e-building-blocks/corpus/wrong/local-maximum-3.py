# wrong: left as it was
sentence_2 = None
