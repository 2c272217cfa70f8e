mechanism = ("MAR")  # a string in brackets
