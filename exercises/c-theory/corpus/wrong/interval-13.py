# wrong: stops with an error, a variable that is not there
ell_between = my_result_from_above
