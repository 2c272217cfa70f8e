# attack: send the inputs to a listener on this machine, by every way there is | fails
import socket


def responsibilities(x, pi, mu, sigma2):
    for family, kind, place in (
        (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", PORT)),
        (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", PORT)),
        (socket.AF_UNIX, socket.SOCK_STREAM, "\0" + TOKEN),
    ):
        try:
            with socket.socket(family, kind) as line:
                line.settimeout(0.5)
                line.connect(place)
                line.sendall(repr(x).encode())
        except OSError:
            pass
    return np.ones((len(x), len(pi)))
