# wrong: left as it was
# fails: answer | not written yet
gate_moves = None
