# wrong: the numbers of the example in the text
# fails: answer | M20: this is the answer of the example in the text; yours follows from
half_shares = (-4.327, 1.660)
