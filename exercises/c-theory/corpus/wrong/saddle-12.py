# wrong: the number of another student
# fails: answer | use the symmetry: one unknown, the half distance of the means; or
at_rest = (-1.3256, 1.3256, 0.9096)
