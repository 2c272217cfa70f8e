import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    # scatter from the pairs of points: sum_nm g_n g_m (x_n - x_m)(x_n - x_m)' / (2 N_k)
    N, D = x.shape
    moments = []
    diff = x[:, None] - x[None]
    for g in gamma.T:
        total = g.sum()
        if total == 0:
            moments.append((0.0, x.mean(axis=0), np.zeros((D, D))))
            continue
        moments.append((total, x[0] + g @ (x - x[0]) / total, np.einsum("n,m,nmi,nmj->ij", g, g, diff, diff, optimize=True) / (2 * total)))
    Nk, mu, scatter = (np.array(v) for v in zip(*moments))
    Sigma = (scatter + Psi[None]) / (Nk + nu + D + 1).reshape(-1, 1, 1)
    return tuple([(Nk + alpha - 1) / (N + len(Nk) * (alpha - 1)), mu, Sigma])
