# wrong: stops with an error, a variable that is not there
nats_lost = my_result_from_above
