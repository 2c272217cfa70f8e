# wrong: hedges between two of the options
sentence_3 = "not proved or proved"
