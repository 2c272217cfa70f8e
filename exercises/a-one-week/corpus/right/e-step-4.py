import math


def log_gauss(point, mean, cov):
    d = point - mean
    values, vectors = np.linalg.eigh(cov)
    u = vectors.T @ d
    return -0.5 * (len(d) * math.log(2 * math.pi) + sum(np.log(values)) + sum(u * u / values))


def e_step(x, pi, mu, Sigma):
    gamma, ell = [], 0.0
    for point in x:
        logs = [
            (math.log(p) if p > 0 else -math.inf) + log_gauss(point, m, S) for p, m, S in zip(pi, mu, Sigma)
        ]
        top = max(logs)
        parts = [math.exp(v - top) for v in logs]
        gamma.append([p / sum(parts) for p in parts])
        ell += top + math.log(sum(parts))
    return gamma, ell
