# wrong: the numbers of the example in the text
# fails: answer | M20: this is the answer of the example in the text; yours follows from
n_parameters = (44, 24, 26, 17)
