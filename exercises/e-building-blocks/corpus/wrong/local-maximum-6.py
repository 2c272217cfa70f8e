# wrong: stops with an error, the quotes are missing
# fails: answer | Python stopped with NameError: name 'false' is not defined
sentence_2 = false
