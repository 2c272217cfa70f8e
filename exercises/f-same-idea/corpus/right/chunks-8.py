import numpy as np
from scipy.special import gammaln, softmax, logsumexp

class Sums:
    def __init__(self, n, s, ell):
        self.n, self.s, self.ell = n, s, ell

    def __add__(self, other):
        return Sums(self.n + other.n, self.s + other.s, self.ell + other.ell)

def of(x, pi, rate):
    lj = np.log(pi * np.ones((len(x), 1))) - rate + x[:, None] * np.log(rate) - gammaln(x + 1)[:, None]
    g = softmax(lj, axis=1) if len(x) else lj
    return Sums(np.einsum("nk->k", g), np.einsum("nk,n->k", g, x), np.sum(logsumexp(lj, axis=1)) if len(x) else 0.0)

def counts_round(chunks, pi, rate):
    total = of(chunks[0], pi, rate)
    for x in chunks[1:]:
        total = total + of(x, pi, rate)
    return total.n / total.n.sum(), total.s / total.n, total.ell
