# wrong: stops with an error, a variable that is not there
sigma2 = my_result_from_above
