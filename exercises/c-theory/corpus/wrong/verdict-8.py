# wrong: the number of an option, not its string
# fails: answer | none of the options; choose one of 'a local maximum', 'a local minimum',
verdict = 4
