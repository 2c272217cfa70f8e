# wrong: stops with an error, the quotes are missing
# fails: answer | Python stopped with NameError: name 'infinity' is not defined
with_one_component = infinity
