# wrong: stops with an error, a variable that is not there
probability = my_result_from_above
