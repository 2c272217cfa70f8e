# wrong: stops with an error, the quotes are missing
sentence_3 = proved
