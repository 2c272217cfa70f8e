# wrong: hedges between two of the options
sentence_2 = "false or proved"
