import numpy as np

%matplotlib inline
from scipy.optimize import linprog

def match_labels(z_true, z_hat):
    z_true = np.array(z_true)
    z_hat = np.array(z_hat)
    n = int(max(z_true.max(), z_hat.max())) + 1
    T = np.zeros((n, n))
    for t, h in zip(z_true, z_hat):
        if t >= 0:
            T[h, t] += 1
    A = np.vstack([np.kron(np.eye(n), np.ones(n)), np.kron(np.ones(n), np.eye(n))])
    res = linprog(-T.ravel(), A_eq=A, b_eq=np.ones(2 * n), bounds=(0, 1), method="highs-ds")
    return res.x.reshape(n, n).argmax(axis=1)[: z_hat.max() + 1].tolist()
