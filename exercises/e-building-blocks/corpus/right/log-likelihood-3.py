import numpy as np
import math

def log_likelihood(x, pi, mu, Sigma):
    total = 0.0
    N, D = x.shape
    for n in range(N):
        terms = []
        for k in range(len(pi)):
            if pi[k] == 0:
                continue
            d = x[n] - mu[k]
            terms.append(math.log(pi[k]) - D / 2 * math.log(2 * math.pi) - 0.5 * np.linalg.slogdet(Sigma[k])[1] - 0.5 * d @ np.linalg.solve(Sigma[k], d))
        top = max(terms)
        total += top + math.log(sum(math.exp(t - top) for t in terms))
    return total
