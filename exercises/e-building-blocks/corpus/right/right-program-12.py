sentence_6 = ("false")  # a string in brackets
