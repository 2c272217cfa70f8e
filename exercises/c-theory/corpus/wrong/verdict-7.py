# wrong: stops with an error, the quotes are missing
# fails: answer | Python stopped with NameError: name 'point' is not defined
verdict = point
