%matplotlib inline
def m_step_map(x, gamma, Psi, nu, alpha=1):
    # plain lists
    X, G = x.tolist(), gamma.tolist()
    N, D, K = len(X), len(X[0]), len(G[0])
    c = [sum(X[n][i] for n in range(N)) / N for i in range(D)]
    Nk = [sum(G[n][k] for n in range(N)) for k in range(K)]
    pi = [(v + alpha - 1) / (sum(Nk) + K * (alpha - 1)) for v in Nk]
    mu = [[c[i] + (sum(G[n][k] * (X[n][i] - c[i]) for n in range(N)) / Nk[k] if Nk[k] > 0 else 0) for i in range(D)] for k in range(K)]
    Sigma = [
        [[(Psi[i][j] + sum(G[n][k] * (X[n][i] - mu[k][i]) * (X[n][j] - mu[k][j]) for n in range(N))) / (Nk[k] + nu + D + 1) for j in range(D)] for i in range(D)]
        for k in range(K)
    ]
    return pi, mu, Sigma
