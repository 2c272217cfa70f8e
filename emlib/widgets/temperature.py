"""W07: temperature. Two equal circles on 500 points, and what remains of EM when they shrink."""

import numpy as np
import traitlets

from emlib import GMM, Theta, datasets
from emlib.widgets.figure import Figure, Number, joined, packed, rows, styled

ALT = "500 points in a long cloud and a small one, and two centres with circles of radius sigma."
ROUNDS = 1000  # the cap of a run, as in js/spheres.js


class Temperature(Figure):
    """EM for the means alone, on blog sample 2: weights 1/2, covariances sigma2 I, until they rest.

    starts: the two starts as four numbers, x1 and x2 of each. sigma2 in squared units of x.
    """

    _esm = joined("temperature")
    _css = styled("card")

    points = traitlets.Bytes().tag(sync=True)  # x (500, 2) row by row, float64, little-endian
    labels = traitlets.List(traitlets.Int()).tag(sync=True)
    sigma2 = Number(1.0, min=1e-3, max=4).tag(sync=True)
    starts = traitlets.List(traitlets.Float(), [5.0, 1.0, 1.0, 4.0], minlen=4, maxlen=4).tag(
        sync=True
    )
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        sample = datasets.blog_samples(2)
        points = packed(sample.x)
        super().__init__(points=points, labels=sample.z.tolist(), alt=alt, **state)

    @property
    def theta(self) -> Theta:
        """Where the means come to rest, with the weights and covariances that stay as they are."""
        x = rows(self.points)
        theta = self._circles(np.reshape(self.starts, (2, 2)))
        for _ in range(ROUNDS):
            gamma = GMM().responsibilities(x, theta)
            mu = gamma.T @ x / gamma.sum(axis=0)[:, None]
            far = np.abs(mu - theta.mu).max()
            theta = self._circles(mu)
            if far <= 1e-11:
                break
        return theta

    def _circles(self, mu):
        return Theta(np.full(2, 0.5), mu, np.tile(self.sigma2 * np.eye(2), (2, 1, 1)))

    def __repr__(self):
        (a, b), (c, d) = self.theta.mu
        rest = f"centres at ({a:.3f}, {b:.3f}) and ({c:.3f}, {d:.3f})"
        return f"Temperature(sigma2={self.sigma2:g}): {rest}"
