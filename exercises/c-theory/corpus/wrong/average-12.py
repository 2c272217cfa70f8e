# wrong: stops with an error, a variable that is not there
variance_of_average = my_result_from_above
