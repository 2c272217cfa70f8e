# wrong: the numbers of the example
# fails: answer | M20: this is the answer of the example in the text; yours follows from
kept = (0.8, 0.75, 0.7857)
