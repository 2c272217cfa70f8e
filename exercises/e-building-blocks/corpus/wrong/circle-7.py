# wrong: the number of an option, not its string
sentence_7 = 1
