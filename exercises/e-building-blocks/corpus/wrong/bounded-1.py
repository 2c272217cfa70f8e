# wrong: another option
sentence_1 = "false"
