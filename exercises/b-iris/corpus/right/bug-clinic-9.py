from statistics import NormalDist


def em_1d(x, pi, mu, sigma2, rounds):
    trace = ()
    for _ in range(1 + rounds):
        normals = [NormalDist(float(m), float(v) ** 0.5) for m, v in zip(mu, sigma2)]
        joint = np.array([[p * d.pdf(float(t)) for p, d in zip(pi, normals)] for t in x])
        trace += (float(np.sum(np.log(np.sum(joint, 1)))),)
        gamma = (joint.T / joint.sum(1)).T
        mu = [np.average(x, weights=g) for g in gamma.T]
        sigma2 = [np.cov(x, aweights=g, ddof=0) for g in gamma.T] if len(x) > 1 else [1.0] * len(mu)
        pi = gamma.mean(0)
    return list(trace)
