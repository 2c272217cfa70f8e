# wrong: the numbers of the example in the text
# fails: answer | M20: this is the answer of the example in the text; yours follows from
flips_worth = (0.360, 2.254, 0.063)
