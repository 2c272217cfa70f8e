# wrong: stops with an error, a variable that is not there
sd_of_count = my_result_from_above
