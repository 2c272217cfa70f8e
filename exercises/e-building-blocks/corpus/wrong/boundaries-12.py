# wrong: the numbers of another student
# fails: answer | set both densities equal and take logarithms: a quadratic in x (Theorem
half_shares = (-3.7777, 2.1111)
