# wrong: hedges between two of the options
sentence_1 = "proved or false"
