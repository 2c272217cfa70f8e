# wrong: an empty string
# fails: answer | none of the options; choose one of 'only the top of Q_0', 'any whole
gate_moves = ""
