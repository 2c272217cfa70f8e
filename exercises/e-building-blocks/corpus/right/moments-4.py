def mixture_moments(pi, mu, Sigma):
    """Nested lists all the way."""
    K, D = len(pi), len(mu[0])
    m = [sum(float(pi[k]) * float(mu[k][i]) for k in range(K)) for i in range(D)]
    C = [[sum(float(pi[k]) * (float(Sigma[k][i][j]) + (float(mu[k][i]) - m[i]) * (float(mu[k][j]) - m[j])) for k in range(K)) for j in range(D)] for i in range(D)]
    return m, C
