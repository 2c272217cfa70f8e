import numpy as np

def soft_assign(x, mu, pi, sigma2):
    # one component after the other, by the logarithm of the running sum
    K = mu.shape[0]
    logs = []
    total = np.full(len(x), -np.inf)
    for k in range(K):
        if pi[k] == 0:
            logs.append(np.full(len(x), -np.inf))
            continue
        a = np.log(pi[k]) - np.square(x - mu[k]).sum(axis=1) / (2 * sigma2)
        logs.append(a)
        total = np.logaddexp(total, a)
    return np.exp(np.stack(logs, axis=1) - total[:, None])
