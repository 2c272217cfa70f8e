# wrong: stops with an error, a variable that is not there
# fails: answer | Python stopped with NameError: name 'my_result_from_above' is not
n_parameters = my_result_from_above
