# wrong: the right one is overwritten by another below
# fails: answer | a whole Newton step can overshoot and lower Q_0, as the chapter shows
gate_moves = "any move that does not lower Q_0"
gate_moves = "any whole Newton step on Q_0"
