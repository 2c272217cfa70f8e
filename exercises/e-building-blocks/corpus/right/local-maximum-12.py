sentence_2 = ("false")  # a string in brackets
