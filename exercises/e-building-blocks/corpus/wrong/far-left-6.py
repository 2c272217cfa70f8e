# wrong: stops with an error, the quotes are missing
# fails: answer | Python stopped with NameError: name 'one' is not defined
far_left = one
