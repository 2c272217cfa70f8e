# wrong: stops with an error, the quotes are missing
sentence_2 = false
