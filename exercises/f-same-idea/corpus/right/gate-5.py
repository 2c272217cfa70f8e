by_number = {1: 'only the top of Q_0', 2: 'any whole Newton step on Q_0', 3: 'any move at all', 4: 'any move that does not lower Q_0'}
gate_moves = by_number[4]
