# wrong: another option
sentence_4 = "false"
