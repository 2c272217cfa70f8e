# attack: a call that never ends and takes the alarm for itself | limit
import signal


def responsibilities(x, pi, mu, sigma2):
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    while True:
        pass
