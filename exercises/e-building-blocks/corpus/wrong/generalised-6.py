# wrong: stops with an error, the quotes are missing
sentence_4 = proved
