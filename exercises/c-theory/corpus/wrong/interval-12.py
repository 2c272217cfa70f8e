# wrong: the number of another student
ell_between = (-9.1234, -6.3508)
