# loops only, in nested lists
def m_step(x, gamma):
    N, D, K = len(x), len(x[0]), len(gamma[0])
    X, G = x.tolist(), gamma.tolist()
    o = X[0]
    pi, mu, Sigma = [], [], []
    for k in range(K):
        Nk = sum(row[k] for row in G)
        m = [o[i] + sum(G[n][k] * (X[n][i] - o[i]) for n in range(N)) / Nk for i in range(D)]
        S = [[0.0] * D for _ in range(D)]
        for i in range(D):
            for j in range(i + 1):
                S[i][j] = S[j][i] = sum(G[n][k] * (X[n][i] - m[i]) * (X[n][j] - m[j]) for n in range(N)) / Nk
        pi.append(Nk / N)
        mu.append(m)
        Sigma.append(S)
    return pi, mu, Sigma
