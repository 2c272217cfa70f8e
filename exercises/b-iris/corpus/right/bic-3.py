def bic(ell, K, D, family, N):
    match family:
        case "full":
            covariances = K * len(np.tril_indices(D)[0])
        case "tied":
            covariances = len(np.tril_indices(D)[0])
        case "diag":
            covariances = K * D
        case _:
            covariances = K
    return -2.0 * (ell - 0.5 * (K * D + K - 1 + covariances) * np.log(N))
