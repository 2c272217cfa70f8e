# wrong: stops with an error, a variable that is not there
n_parameters = my_result_from_above
