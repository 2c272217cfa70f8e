verdict = ("a stationary point")  # a string in brackets
