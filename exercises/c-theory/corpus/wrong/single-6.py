# wrong: stops with an error, the quotes are missing
with_one_component = infinity
