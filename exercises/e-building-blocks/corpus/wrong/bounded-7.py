# wrong: the number of an option, not its string
sentence_1 = 2
