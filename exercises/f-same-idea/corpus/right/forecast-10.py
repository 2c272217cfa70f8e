import numpy as np

%matplotlib inline
def forecast(thetas, eps):
    d, dd = (np.einsum("tp->tp", thetas)[[-2, -1]] - thetas[[-3, -2]])
    with np.errstate(invalid="ignore", divide="ignore"):
        lam = np.einsum("p,p->", d, dd) / np.einsum("p,p->", d, d)
    lam = 0.0 if np.isnan(lam) else lam
    if lam >= 1:
        return np.float64(lam), thetas[-1], float("inf")
    togo = dd * lam / (1 - lam)
    r = (togo**2).sum()
    m = np.array(0)
    while r > eps * eps:
        r *= lam * lam
        m = m + 1
    return np.float64(lam), togo + thetas[-1], m
