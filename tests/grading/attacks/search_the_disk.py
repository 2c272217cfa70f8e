# attack: search the disk and the processes for the secret, the inputs and the solution | fails
import os
import pathlib

WORDS = (b"EMGRADE_SEED", b"BEGIN SOLUTION", b"def share_at_two")


def responsibilities(x, pi, mu, sigma2):
    found = []
    for top in ("/home", "/root", "/work", "/srv", "/opt", "/etc", "/in", "/sandbox", "/tmp"):
        for folder, _, names in os.walk(top):
            found += [pathlib.Path(folder, n) for n in names if n.endswith((".md", ".py", ".db"))]
    found += [p / n for p in pathlib.Path("/proc").glob("[0-9]*") for n in ("environ", "cmdline")]
    for path in found[:4000]:
        try:
            if any(word in path.read_bytes() for word in WORDS):
                raise ValueError(f"LEAKED {path}")
        except OSError:
            continue
    return np.ones((len(x), len(pi)))
