%matplotlib inline
def certificate(x, old, new):
    def table(theta):
        pi, mu, Sigma = theta
        out = np.empty((len(x), len(pi)))
        for k in range(len(pi)):
            d = x - mu[k]
            out[:, k] = np.log(pi[k]) - 0.5 * np.sum(d @ np.linalg.inv(Sigma[k]) * d, axis=1)
            out[:, k] -= 0.5 * np.linalg.slogdet(Sigma[k])[1] + 0.5 * x.shape[1] * np.log(2 * np.pi)
        return out

    def log_shares(t):
        t = t - t.max(axis=1, keepdims=True)
        return t - np.log(np.exp(t).sum(axis=1, keepdims=True))

    def ell(t):
        top = t.max(axis=1)
        return np.sum(top + np.log(np.exp(t - top[:, None]).sum(axis=1)))

    before, after = table(old), table(new)
    p, q = log_shares(before), log_shares(after)
    weight = np.exp(p)
    answer = [ell(after) - ell(before), np.vdot(weight, after - before), np.vdot(weight, p - q)]
    print("d_ell, d_Q, kl:", answer)
    return tuple(answer)
