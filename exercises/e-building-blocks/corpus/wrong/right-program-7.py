# wrong: the number of an option, not its string
sentence_6 = 1
