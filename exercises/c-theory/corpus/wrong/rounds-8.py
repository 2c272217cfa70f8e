# wrong: the number of the example in the text
n_rounds = 75
