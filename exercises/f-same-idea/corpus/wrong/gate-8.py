# wrong: the number of an option, not its string
# fails: answer | none of the options; choose one of 'only the top of Q_0', 'any whole
gate_moves = 2
