def mixture_moments(pi, mu, Sigma):
    m = sum(p * a for p, a in zip(pi, mu))
    return m, sum(p * (S + (a - m)[:, None] * (a - m)[None, :]) for p, a, S in zip(pi, mu, Sigma))
