import numpy as np
from scipy.optimize import minimize
S = np.array([[s_11, s_12], [s_12, s_22]], dtype=float)

def minus_q(v):
    L = np.array([[np.exp(v[0]), 0], [v[2], np.exp(v[1])]])
    A = np.linalg.solve(L, S)
    return v[0] + v[1] + 0.5 * np.trace(np.linalg.solve(L, A.T))

nats_lost = minus_q([0, 0, 0]) - minimize(minus_q, [0, 0, 0], tol=1e-9).fun
