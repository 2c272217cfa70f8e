# attack: leave by SystemExit and KeyboardInterrupt | fails
import sys


def responsibilities(x, pi, mu, sigma2):
    if len(x) % 2:
        raise KeyboardInterrupt
    sys.exit(0)
