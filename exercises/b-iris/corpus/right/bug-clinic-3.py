import math


def em_1d(x, pi, mu, sigma2, rounds):
    pi, mu, var = list(pi), list(mu), list(sigma2)
    K, N = len(pi), len(x)
    trace = []
    while True:
        ell, gamma = 0.0, []
        for point in x:
            row = [
                pi[k] / math.sqrt(2 * math.pi * var[k]) * math.exp(-((point - mu[k]) ** 2) / (2 * var[k]))
                for k in range(K)
            ]
            s = sum(row)
            ell += math.log(s)
            gamma.append([r / s for r in row])
        trace.append(ell)
        if len(trace) == rounds + 1:
            return trace
        for k in range(K):
            Nk = sum(row[k] for row in gamma)
            mu[k] = sum(row[k] * p for row, p in zip(gamma, x)) / Nk
            var[k] = sum(row[k] * (p - mu[k]) ** 2 for row, p in zip(gamma, x)) / Nk
            pi[k] = Nk / N
