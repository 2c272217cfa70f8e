# attack: break the interpreter's stack | fails
import sys


def responsibilities(x, pi, mu, sigma2):
    sys.setrecursionlimit(10_000)
    return responsibilities(x, pi, mu, sigma2)
