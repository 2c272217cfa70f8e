import numpy as np

def chain_sums(xs, pi, A, B):
    K, M = B.shape
    S, P, E, L = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), []
    for x in list(xs):
        x = np.asarray(x, dtype=int)
        # a silent state before the first symbol turns the start into a step
        T = np.zeros((K + 1, K + 1))
        T[0, 1:], T[1:, 1:] = pi, A
        O = np.vstack([np.zeros(M), B])
        f = np.zeros(K + 1)
        f[0] = 1
        fs, cs = [f], []
        for s in x:
            f = (f @ T) * O[:, s]
            cs.append(f.sum())
            f = f / cs[-1]
            fs.append(f)
        b = np.ones(K + 1)
        for n in range(len(x), 0, -1):
            step = np.outer(fs[n - 1], O[:, x[n - 1]] * b) * T / cs[n - 1]
            S += step[0, 1:]
            P += step[1:, 1:]
            E[:, x[n - 1]] += step.sum(0)[1:]
            b = T @ (O[:, x[n - 1]] * b) / cs[n - 1]
        L.extend(cs)
    return S, P, E, np.log(L).sum()
