import numpy


def aic(loglik, n_components, n_features, covariance):
    sizes = numpy.array(
        [
            n_components * n_features * (n_features + 1) // 2,
            n_features * (n_features + 1) // 2,
            n_components * n_features,
            n_components,
        ]
    )
    which = numpy.array(["full", "tied", "diag", "spherical"]) == covariance
    return (-2 * loglik + 2 * (sizes[which] + n_components * (n_features + 1) - 1)).item()
