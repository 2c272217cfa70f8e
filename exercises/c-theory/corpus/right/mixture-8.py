def mixture_variance(pi, mu, var):
    """Law of total variance."""
    mean = sum(p * m for p, m in zip(pi, mu))
    return sum(p * (v + (m - mean) ** 2) for p, m, v in zip(pi, mu, var))

variance_of_mixture = mixture_variance([weight_1, 1 - weight_1], [mean_1, mean_2], [variance_1, variance_2])
