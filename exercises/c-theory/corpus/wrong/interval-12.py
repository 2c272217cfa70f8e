# wrong: the number of another student
# fails: answer | Theorem 3.1: find the best completion, point by point, and add N ln K to
ell_between = (-9.1234, -6.3508)
