# wrong: the numbers of the example, not the own points
at_rest = (1.337, 2.663, 0.227)
