# wrong: the numbers of the example, not the own points
# fails: answer | M20: those are the book's numbers for 1, 2, 3: your points are others
at_rest = (1.337, 2.663, 0.227)
