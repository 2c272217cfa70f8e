%matplotlib inline
def parameters(K, D, kind):
    weights = K - 1
    means = K * D
    if kind == "full":
        cov = K * (D**2 + D) / 2
    elif kind == "tied":
        cov = (D**2 + D) / 2
    elif kind == "diag":
        cov = K * D
    else:
        cov = K
    return weights + means + cov

n_parameters = [parameters(n_components, n_columns, kind) for kind in ("full", "tied", "diag", "spherical")]
