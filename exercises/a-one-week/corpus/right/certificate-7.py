from collections import namedtuple

Three = namedtuple("Three", "d_ell d_Q kl")


def certificate(x, old, new):
    lp = [scipy.stats.multivariate_normal(m, S).logpdf for m, S in zip(old[1], old[2])]
    lq = [scipy.stats.multivariate_normal(m, S).logpdf for m, S in zip(new[1], new[2])]
    total = np.zeros(3)
    for row in x:
        a = np.array([np.log(w) + f(row) for w, f in zip(old[0], lp)])
        b = np.array([np.log(w) + f(row) for w, f in zip(new[0], lq)])
        ea, eb = np.logaddexp.reduce(a), np.logaddexp.reduce(b)
        share = np.exp(a - ea)
        total += [eb - ea, share @ b - share @ a, share @ (a - ea - b + eb)]
    return Three(*total)
