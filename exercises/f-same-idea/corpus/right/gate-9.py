import numpy as np

gate_moves = np.str_("any move that does not lower Q_0")
