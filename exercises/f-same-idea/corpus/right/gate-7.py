%matplotlib inline
gate_moves = " ".join(['any', 'move', 'that', 'does', 'not', 'lower', 'Q_0'])
