# wrong: stops with an error, a variable that is not there
at_rest = my_result_from_above
