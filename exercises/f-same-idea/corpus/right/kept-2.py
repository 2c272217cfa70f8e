import numpy as np
C = np.array([[fair_fair, fair_loaded], [loaded_fair, loaded_loaded]])
A = C / C.sum(axis=1, keepdims=True)
kept = [A[0, 0], A[1, 1], np.trace(C) / C.sum()]
