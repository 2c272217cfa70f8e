# wrong: the two numbers of the example and a guess
# fails: answer | M20: this is the answer of the example in the text; yours follows from
three_bounds = (-4.389, -5.257, -5.336)
