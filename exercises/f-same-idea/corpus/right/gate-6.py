word = "Q_0"
gate_moves = f"any move that does not lower {word}"
