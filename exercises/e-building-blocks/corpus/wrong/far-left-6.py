# wrong: stops with an error, the quotes are missing
far_left = one
