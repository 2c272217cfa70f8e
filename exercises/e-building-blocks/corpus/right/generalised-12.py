sentence_4 = ("proved")  # a string in brackets
