"""W02: a slow sampler. A spin chooses the cloud, a dart finds the place; both stay as they fell."""

import numpy as np
import traitlets

from emlib import GMM, Theta, datasets
from emlib.widgets.figure import Choice, Figure, Whole, joined, styled

ALT = (
    "A bar from 0 to 1 in three sectors with the spins that fell on it, and below it the plane"
    " with three ellipses and the points that were thrown."
)
SPINS, UNIT = 1000, 2.0**-29  # how many are stored, and the step they are rounded to
WEIGHT = 0.02  # the least: a sector must be wide enough to be seen
BOX = [(-2.0, 8.0), (-1.0, 5.5)]  # of the means, as in js/slow_sampler.js
VIEWS = ("labels", "hidden", "shares")


class SlowSampler(Figure):
    """n of 1000 stored spins and darts, thrown at a mixture of weights pi (3) and means mu.

    mu: six numbers, x1 and x2 of each mean; the covariances are those of three_clouds. view:
    "labels" (what the story knows), "hidden" (what is seen) or "shares" (the responsibilities).
    As opened it draws `datasets.three_clouds(n)`.
    """

    _esm = joined("slow_sampler")
    _css = styled("card", "slow_sampler")

    noise = traitlets.Bytes().tag(sync=True)  # (1000, 3): u, two standard normals; int32 x UNIT
    factors = traitlets.List(traitlets.Float()).tag(sync=True)  # L of each covariance, 3 x 4
    n = Whole(20, min=1, max=SPINS).tag(sync=True)
    view = Choice(VIEWS, "labels").tag(sync=True)
    pi = traitlets.List(traitlets.Float(), datasets.THREE_CLOUDS.pi.tolist()).tag(sync=True)
    mu = traitlets.List(traitlets.Float(), datasets.THREE_CLOUDS.mu.ravel().tolist()).tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)  # to the closing question

    def __init__(self, *, alt=ALT, **state):
        L = np.linalg.cholesky(datasets.THREE_CLOUDS.Sigma)
        super().__init__(noise=spins(), factors=L.ravel().tolist(), alt=alt, **state)

    @traitlets.validate("pi")
    def _weights(self, proposal):
        pi = np.array(proposal.value)
        if len(pi) == 3 and (pi >= WEIGHT).all() and abs(pi.sum() - 1) < 1e-9:
            return proposal.value
        raise traitlets.TraitError(
            f"pi must be three weights of at least {WEIGHT} that add up to 1, found"
            f" {proposal.value}: divide them by their sum"
        )

    @traitlets.validate("mu")
    def _means(self, proposal):
        mu = proposal.value
        limits = BOX * 3
        if len(mu) == 6 and all(a <= v <= b for v, (a, b) in zip(mu, limits, strict=True)):
            return mu
        raise traitlets.TraitError(
            f"mu must be six numbers, x1 in {BOX[0]} and x2 in {BOX[1]} of each mean, found {mu}:"
            " move the means into the picture"
        )

    @property
    def theta(self) -> Theta:
        """The mixture that is drawn from."""
        mu = np.reshape(self.mu, (3, 2))
        return Theta(np.array(self.pi), mu, datasets.THREE_CLOUDS.Sigma)

    @property
    def sample(self) -> tuple[np.ndarray, np.ndarray]:
        """x (n, 2), z (n,): the points in the picture and the labels that made them."""
        u, *eps = np.frombuffer(self.noise, "<i4").reshape(-1, 3)[: self.n].T * UNIT
        z = np.minimum(np.searchsorted(np.cumsum(self.pi), u, side="right"), 2)  # (9.10)
        L = np.reshape(self.factors, (3, 2, 2))[z]
        return self.theta.mu[z] + (L @ np.transpose(eps)[:, :, None])[:, :, 0], z  # (9.11)

    @property
    def gamma(self) -> np.ndarray:
        """The responsibilities of the three components for the points, (n, 3)."""
        return GMM().responsibilities(self.sample[0], self.theta)

    def __repr__(self):
        counts = np.bincount(self.sample[1], minlength=3)
        pi = ", ".join(f"{v:g}" for v in self.pi)
        found = ", ".join(map(str, counts))
        return f"SlowSampler(n={self.n}, pi=({pi})): counts {found}"


def spins() -> bytes:
    """The draws that made three_clouds: all spins first, then two standard normals for each."""
    rng = np.random.default_rng(9)
    drawn = np.column_stack([rng.random(SPINS), rng.standard_normal((SPINS, 2))])
    return np.round(drawn / UNIT).astype("<i4").tobytes()
