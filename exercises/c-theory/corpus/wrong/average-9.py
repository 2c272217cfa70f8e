# wrong: stops with an error, a name that is not there
# fails: answer | Python stopped with NameError: name 'var_1' is not defined
variance_of_average = weight_1**2 * var_1 + (1 - weight_1) ** 2 * var_2
