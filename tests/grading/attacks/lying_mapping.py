# attack: things that look like what is asked for, and do something else when gone through | fails
from collections.abc import Mapping


class Odd(Mapping):
    __getitem__ = lambda self, key: 1
    __iter__ = lambda self: iter(["array", "rng", "tuple"])
    __len__ = lambda self: 3


share = {"rng": 1}


def responsibilities(x, pi, mu, sigma2):
    return Odd()
