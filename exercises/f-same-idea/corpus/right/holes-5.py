import numpy as np

def conditional(row, m, S):
    seen = [d for d in range(len(row)) if not np.isnan(row[d])]
    mean, cov = m.copy(), S.copy()
    # learn the seen numbers one after the other
    for d in seen:
        gain = cov[:, d] / cov[d, d]
        mean = mean + gain * (row[d] - mean[d])
        cov = cov - np.outer(gain, cov[d])
        cov[d], cov[:, d] = 0, 0
    for d in seen:
        mean[d] = row[d]
    return mean, cov

def m_step_with_holes(x, gamma, mu, Sigma):
    new_mu, new_Sigma = [], []
    for g, m, S in zip(gamma.T, mu, Sigma):
        parts = [conditional(row, m, S) for row in x]
        mean = sum(w * h for w, (h, _) in zip(g, parts)) / sum(g)
        cov = sum(w * (np.outer(h - mean, h - mean) + C) for w, (h, C) in zip(g, parts)) / sum(g)
        new_mu.append(mean)
        new_Sigma.append(cov)
    return new_mu, new_Sigma
