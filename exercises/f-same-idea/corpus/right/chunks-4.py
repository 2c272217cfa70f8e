import numpy as np
from functools import reduce
from scipy.special import gammaln

def e_step(x, pi, rate):
    lj = np.log(pi) - rate + np.outer(x, np.log(rate))
    top = lj.max(axis=1, initial=-np.inf, keepdims=True)
    w = np.exp(lj - top)
    z = w.sum(axis=1, keepdims=True)
    g = w / z
    return {"n": g.sum(axis=0), "s": g.T @ x, "ell": (top + np.log(z)).sum() - gammaln(x + 1).sum()}

def counts_round(chunks, pi, rate):
    merge = lambda a, b: {key: a[key] + b[key] for key in a}
    t = reduce(merge, (e_step(x, pi, rate) for x in chunks))
    return t["n"] / sum(len(x) for x in chunks), t["s"] / t["n"], t["ell"]
