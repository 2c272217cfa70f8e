def _covariances(K, D):
    half = np.triu_indices(D)[0].size
    return {"full": K * half, "tied": half, "diag": K * D, "spherical": K}


def aic(ell, K, D, family):
    labels = _covariances(K, D)
    return np.float64(2 * (K - 1) + 2 * K * D + 2 * labels[family]) - 2 * ell
