# wrong: hedges between two of the options
sentence_7 = "false or proved"
