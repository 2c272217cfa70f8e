import numpy as np
from scipy.optimize import milp, LinearConstraint, Bounds

def match_labels(z_true, z_hat):
    n = int(max(np.max(z_true), np.max(z_hat))) + 1
    known = np.asarray(z_true) >= 0
    T, _, _ = np.histogram2d(np.asarray(z_hat)[known], np.asarray(z_true)[known], bins=[np.arange(n + 1) - 0.5] * 2)
    A = np.vstack([np.kron(np.eye(n), np.ones(n)), np.kron(np.ones(n), np.eye(n))])
    res = milp(-T.ravel(), constraints=LinearConstraint(A, 1, 1), integrality=np.ones(n * n), bounds=Bounds(0, 1))
    names = np.rint(res.x).reshape(n, n)
    return [int(np.flatnonzero(row)[0]) for row in names[: int(np.max(z_hat)) + 1]]
