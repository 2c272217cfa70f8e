# attack: an object that becomes another array each time, and counts | fails
class Shifting:
    shape = (3, 2)
    calls = 0

    def __array__(self, dtype=None, copy=None):
        Shifting.calls += 1
        return np.full((3, 2), 0.7 * (Shifting.calls % 2))

    __eq__ = lambda self, other: True
    __hash__ = None


share = Shifting()


def responsibilities(x, pi, mu, sigma2):
    return Shifting()
