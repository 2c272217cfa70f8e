# wrong: stops with an error, the name is not known
# fails: answer | Python stopped with NameError: name 'any_' is not defined
gate_moves = any_
