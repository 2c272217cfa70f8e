# wrong: left as it was
# fails: answer | not written yet
sentence_3 = None
