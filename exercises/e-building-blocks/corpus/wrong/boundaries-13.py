# wrong: stops with an error, a variable that is not there
half_shares = my_result_from_above
