# wrong: the number of an option, not its string
# fails: answer | none of the options; choose one of 'proved', 'false', 'not proved'
sentence_2 = 1
