"""The eight shapes in which ellipses start on iris, and where 500 starts end from each."""

from importlib import resources

import numpy as np

from emlib import datasets

MIXED = {"round": 0.0, "quarter": 0.25, "half": 0.5, "three quarters": 0.75, "long": 1.0}
STARTS, ENDINGS = "iris_starts.csv", "iris_shapes.csv"


def shapes() -> dict:
    """Name -> covariance in cm². From round to long: the same axes and volume, sds in proportion.

    long: the covariance of all flowers; narrow: the same with a tenth of its sds. identity and
    wide: circles with an sd of 1 and of 2 cm.
    """
    x = datasets.iris().x
    long = np.cov(x.T, bias=True)
    variances, axes = np.linalg.eigh(long)
    mean = np.exp(np.log(variances).mean())  # the geometric one keeps the volume
    mixed = {name: (axes * mean ** (1 - t) * variances**t) @ axes.T for name, t in MIXED.items()}
    return mixed | {"identity": np.eye(4), "wide": 4 * np.eye(4), "narrow": long / 100}


def flowers() -> np.ndarray:
    """The three rows of each start (500, 3)."""
    stored = _read(STARTS)
    stored = stored[stored["policy"] == "global"]
    return np.column_stack([stored[f"row_{k}"] for k in range(3)])


def endings() -> np.ndarray:
    """The log-likelihood (8, 500) in which each start ends, by shape; nan if it collapses."""
    stored, others = _read(STARTS), _read(ENDINGS)
    of = {"long": "global", "identity": "identity"}
    return np.array(
        [
            stored["bound"][stored["policy"] == of[name]]
            if name in of
            else others[name.replace(" ", "_")]
            for name in shapes()
        ]
    )


def _read(name):
    file = resources.files("emlib") / "data" / name
    return np.genfromtxt(file, delimiter=",", names=True, dtype=None, encoding="utf-8")
