import numpy as np

class Chain:
    def __init__(self, pi, A, B):
        self.pi, self.A, self.B = pi, A, B

    def forward(self, x):
        rows, logs, p = [], 0.0, self.pi
        for s in x:
            p = p * self.B[:, s]
            t = p.sum()
            logs += np.log(t)
            rows.append(p / t)
            p = rows[-1] @ self.A
        return np.array(rows), logs

    def backward(self, x):
        rows, b = [], np.ones(len(self.pi))
        for s in x[::-1]:
            rows.append(b)
            b = self.A @ (self.B[:, s] * b)
            b = b / b.max()
        return np.array(rows[::-1])

def chain_sums(xs, pi, A, B):
    chain = Chain(pi, A, B)
    out = [0, np.zeros(A.shape), np.zeros(B.shape), 0.0]
    for x in xs:
        f, ll = chain.forward(x)
        b = chain.backward(x)
        g = f * b
        g = g / g.sum(1)[:, None]
        out[0] = out[0] + g[0]
        np.add.at(out[2].T, x, g)
        for n in range(1, len(x)):
            t = np.outer(f[n - 1], B[:, x[n]] * b[n]) * A
            out[1] += t / t.sum()
        out[3] += ll
    return tuple(out)
