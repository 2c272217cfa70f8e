# attack: an array that is equal to whatever it is compared with | fails
class Liar(np.ndarray):
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_

    def __array_function__(self, function, types, args, kwargs):
        return True

    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __le__ = __ge__ = __eq__
    __hash__ = None
    __array_priority__ = 1e9


def responsibilities(x, pi, mu, sigma2):
    return np.zeros((len(x), len(pi))).view(Liar)
