# wrong: stops with an error, a variable that is not there
n_rounds = my_result_from_above
