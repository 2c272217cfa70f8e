# wrong: the number of an option, not its string
verdict = 4
