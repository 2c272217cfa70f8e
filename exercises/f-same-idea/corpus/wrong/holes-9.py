# wrong: divides by the number of rows
# fails: five rows in two components | M5: you divided by N where N_k belongs
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    M, S = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(len(mu)):
        h, C = np.empty_like(x), 0
        for n in range(len(x)):
            o = ~np.isnan(x[n])
            B = Sigma[k][:, o] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
            h[n] = mu[k] + B @ (x[n, o] - mu[k, o])
            C = C + gamma[n, k] * (Sigma[k] - B @ Sigma[k][o])
        g = gamma[:, k]
        M[k] = g @ h / g.sum()
        S[k] = ((g * (h - M[k]).T) @ (h - M[k]) + C) / len(x)
    return M, S
