# wrong: stops with an error, the quotes are missing
# fails: answer | Python stopped with NameError: name 'proved' is not defined
sentence_3 = proved
