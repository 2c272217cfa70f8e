# wrong: hedges between two of the options
sentence_4 = "proved or false"
