options = ['any move that does not lower Q_0', 'only the top of Q_0', 'any whole Newton step on Q_0', 'any move at all']
gate_moves = options[0]
print(gate_moves)
