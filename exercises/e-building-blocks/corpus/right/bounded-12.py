sentence_1 = ("proved")  # a string in brackets
