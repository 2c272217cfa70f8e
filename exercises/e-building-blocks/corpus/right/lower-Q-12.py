sentence_5 = ("false")  # a string in brackets
