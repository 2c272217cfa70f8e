# wrong: counts along the most probable path
# fails: two sequences | viterbi: you counted along the one most probable path; the E step
import numpy as np

def path_of(x, pi, A, B):
    with np.errstate(divide="ignore"):
        s, lA, lB = np.log(pi) + np.log(B[:, x[0]]), np.log(A), np.log(B)
    back = []
    for n in range(1, len(x)):
        t = s[:, None] + lA
        back.append(t.argmax(0))
        s = t.max(0) + lB[:, x[n]]
    z = [int(s.argmax())]
    for b in back[::-1]:
        z.insert(0, int(b[z[0]]))
    return z

def chain_sums(xs, pi, A, B):
    K, M = B.shape
    starts, pairs, symbols, ell = np.zeros(K), np.zeros((K, K)), np.zeros((K, M)), 0.0
    for x in xs:
        z = path_of(x, pi, A, B)
        starts[z[0]] += 1
        for n in range(len(x)):
            symbols[z[n], x[n]] += 1
            if n:
                pairs[z[n - 1], z[n]] += 1
        p = pi
        for s in x:
            c = (p * B[:, s]).sum()
            ell += np.log(c)
            p = p * B[:, s] / c @ A
    return starts, pairs, symbols, ell
