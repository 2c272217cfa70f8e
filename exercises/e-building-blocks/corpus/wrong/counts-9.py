# wrong: the numbers of the example in the text
n_parameters = (44, 24, 26, 17)
