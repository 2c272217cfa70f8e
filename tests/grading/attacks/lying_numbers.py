# attack: numbers, a list and a dict that are equal to everything | fails
class Yes(float):
    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True
    __sub__ = __rsub__ = __abs__ = lambda self, *a: Yes(0)
    __hash__ = float.__hash__


class Rows(list):
    __eq__ = lambda self, other: True
    __hash__ = None


share = Yes(0)


def responsibilities(x, pi, mu, sigma2):
    return Rows([Rows([Yes(0)] * len(pi))] * len(x))
