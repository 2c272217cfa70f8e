from math import exp, log

def coin_round(heads, flips, pi, theta, a, b):
    N, K = len(heads), len(pi)
    H, F, R = [a] * K, [a + b] * K, [0.0] * K
    score = 0.0
    for k in range(K):
        score += a * log(theta[k]) + b * log(1 - theta[k])
    for n in range(N):
        logs = [log(pi[k]) + heads[n] * log(theta[k]) + (flips[n] - heads[n]) * log(1 - theta[k]) for k in range(K)]
        m = max(logs)
        s = sum(exp(l - m) for l in logs)
        score += m + log(s)
        for k in range(K):
            g = exp(logs[k] - m) / s
            R[k] += g
            H[k] += g * heads[n]
            F[k] += g * flips[n]
    return [r / N for r in R], [h / f for h, f in zip(H, F)], score
