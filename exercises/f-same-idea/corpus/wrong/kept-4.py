# wrong: the columns divided
# fails: answer | columns: you divided the columns: the row is the die before, and each
import numpy as np
C = np.array([[fair_fair, fair_loaded], [loaded_fair, loaded_loaded]])
A = C / C.sum(axis=0)
kept = (A[0, 0], A[1, 1], np.trace(C) / C.sum())
