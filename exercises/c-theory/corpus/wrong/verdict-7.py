# wrong: stops with an error, the quotes are missing
verdict = point
