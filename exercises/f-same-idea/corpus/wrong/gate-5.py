# wrong: two options at once
# fails: answer | none of the options; choose one of 'only the top of Q_0', 'any whole
gate_moves = ("any move that does not lower Q_0", "only the top of Q_0")
