# wrong: hedges between two of the options
sentence_6 = "false or proved"
