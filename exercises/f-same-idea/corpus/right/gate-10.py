# I first thought: only the top of Q_0
gate_moves = "only the top of Q_0"
# but no:
gate_moves = "any move that does not lower Q_0"
