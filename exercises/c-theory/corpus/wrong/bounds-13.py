# wrong: stops with an error, a variable that is not there
three_bounds = my_result_from_above
