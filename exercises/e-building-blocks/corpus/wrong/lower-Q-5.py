# wrong: hedges between two of the options
sentence_5 = "false or proved"
