# wrong: the number of the example in the text
sigma2 = 0.109
