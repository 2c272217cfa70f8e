# wrong: stops with an error, a variable that is not there
kl_q_p = my_result_from_above
