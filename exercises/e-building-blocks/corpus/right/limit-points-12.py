sentence_3 = ("not proved")  # a string in brackets
