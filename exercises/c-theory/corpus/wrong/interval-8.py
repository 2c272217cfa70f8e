# wrong: the numbers of the example in the text
ell_between = (-5.336, -3.257)
