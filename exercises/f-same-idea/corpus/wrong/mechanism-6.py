# wrong: stops with an error, the name is not known
# fails: answer | Python stopped with NameError: name 'MAR_' is not defined
mechanism = MAR_
