def draw_one(pi, mu, roots, rng):
    u, k = rng.uniform(), 0
    last = max(j for j, p in enumerate(pi) if p > 0)
    while k < last and u >= pi[k]:
        u -= pi[k]
        k += 1
    return mu[k] + roots[k] @ rng.standard_normal(mu.shape[1]), k


def sample_mixture(n, pi, mu, Sigma, rng):
    roots = [np.linalg.cholesky(S) for S in Sigma]
    pairs = [draw_one(pi, mu, roots, rng) for _ in range(n)]
    return [list(p[0]) for p in pairs], [p[1] for p in pairs]
