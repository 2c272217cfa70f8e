# wrong: another option
# fails: answer | a move that lowers Q_0 can lower the log-likelihood
gate_moves = "any move at all"
