# wrong: another option
# fails: answer | the top is enough, but less will do: ascent needs only that Q does not
gate_moves = "only the top of Q_0"
