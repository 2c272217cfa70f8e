# wrong: stops with an error, a variable that is not there
nats_gained = my_result_from_above
