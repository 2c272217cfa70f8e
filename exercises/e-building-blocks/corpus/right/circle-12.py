sentence_7 = ("false")  # a string in brackets
