gate_moves = "  any move that does not lower Q_0 ".strip()
