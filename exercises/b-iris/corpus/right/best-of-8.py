import heapq


def best_of(x, fits, ruler):
    """Admissibility is judged last: from the highest likelihood downwards."""
    heap = []
    for i, (pi, mu, Sigma) in enumerate(fits):
        w, V = np.linalg.eigh(Sigma)
        w = np.maximum(w, 1e-300)
        a = np.empty((len(x), len(pi)))
        for k in range(len(pi)):
            u = (x - mu[k]) @ V[k]
            a[:, k] = np.log(pi[k]) - 0.5 * (u * u / w[k] + np.log(2 * np.pi * w[k])).sum(axis=1)
        ell = scipy.special.logsumexp(a, axis=1).sum()
        heapq.heappush(heap, (-ell, i, w.min()))
    while heap:
        _, i, low = heapq.heappop(heap)
        if low >= ruler**2 / 12:
            return i
    return -1
