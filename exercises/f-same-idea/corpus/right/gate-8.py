def choose():
    return "any move that does not lower Q_0"


gate_moves = choose()
