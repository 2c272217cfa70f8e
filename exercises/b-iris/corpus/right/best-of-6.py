%matplotlib inline
def best_of(x, fits, ruler):
    labels = []
    for pi, mu, Sigma in fits:
        with np.errstate(all="ignore"):
            lowest = np.min(np.linalg.eigvalsh(Sigma))
        sd = np.sqrt(max(lowest, 0))
        print("smallest standard deviation", sd)
        if sd < ruler / np.sqrt(12):
            labels.append(float("-inf"))
            continue
        dets = np.linalg.det(Sigma / ruler**2) * ruler ** (2 * x.shape[1])
        quad = [np.sum((x - m) @ np.linalg.inv(S) * (x - m), axis=1) for m, S in zip(mu, Sigma)]
        logs = np.log(pi) - np.array(quad).T / 2 - np.log(dets) / 2 - x.shape[1] / 2 * np.log(2 * np.pi)
        top = logs.max(axis=1)
        labels.append(np.sum(top + np.log(np.exp(logs.T - top).sum(axis=0))))
    if max(labels) == float("-inf"):
        return -1
    return labels.index(max(labels))
