# attack: values without end | value
import itertools


def responsibilities(x, pi, mu, sigma2):
    return itertools.count() if len(x) % 2 else iter(lambda: 1, 0)
