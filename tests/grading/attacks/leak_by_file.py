# attack: keep the inputs of one run for the next, and of one check for another | fails
import os
import pathlib

PLACES = ("/tmp", "/dev/shm", "/sandbox", "/var/tmp")
for place in PLACES:
    if os.path.exists(f"{place}/{TOKEN}"):
        raise ValueError("LEAKED from another run")


def responsibilities(x, pi, mu, sigma2):
    for place in PLACES:
        try:
            pathlib.Path(place, TOKEN).write_text(repr(x))
        except OSError:
            pass
    return np.ones((len(x), len(pi)))
