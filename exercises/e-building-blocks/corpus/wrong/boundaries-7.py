# wrong: the numbers of the example in the text
half_shares = (-4.327, 1.660)
