# wrong: the numbers of the example in the text
# fails: answer | M20: this is the answer of the example in the text; yours follows from
ell_between = (-5.336, -3.257)
