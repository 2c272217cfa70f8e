# wrong: another option
# fails: answer | a whole Newton step can overshoot and lower Q_0, as the chapter shows
gate_moves = "any whole Newton step on Q_0"
