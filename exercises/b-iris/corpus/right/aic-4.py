# AIC is the BIC of a sample with ln N = 2
def bic_log(ell, K, D, family, log_n):
    match family:
        case "full":
            c = K * D * (D + 1) / 2
        case "tied":
            c = D * (D + 1) / 2
        case "diag":
            c = K * D
        case "spherical":
            c = K
    return -2 * ell + log_n * (K + K * D + c - 1)


def aic(ell, K, D, family):
    return bic_log(ell, K, D, family, 2.0)
