"""W10: collapse. One bell stays, a spike narrows on a point, and the log-likelihood has no top."""

import numpy as np
import traitlets

from emlib import GMM, Theta, datasets, priors
from emlib.widgets.figure import Choice, Figure, Number, joined, styled

ALT = (
    "Above, a wide bell over data on a line and a spike that can be moved and narrowed; below, "
    "the log-likelihood against the spike's width, with and without a prior."
)
NU = 3  # of the inverse Wishart prior on both variances, as in js/spike.js
FIVE = [-1.2, 0.3, 0.9, 2.2, 3.1]


def _set(x, wide, box):
    values, counts = np.unique(x, return_counts=True)
    return {"values": values.tolist(), "counts": counts.tolist(), "wide": wide, "box": box}


def _sets():
    """The data: values and counts, the wide bell's mean and sd, and where the spike may stand."""
    petals = datasets.iris().x[:, 3]
    wide = [float(petals.mean()), float(petals.std())]
    return {
        "five points": _set(FIVE, [0.96, 1.5], [-3, 5]),
        "petal widths": _set(petals, wide, [-0.5, 3]),
    }


class Collapse(Figure):
    """N(wide) and N(mean, sigma^2), each with weight 1/2; Psi = 0 is no prior on the variances.

    data: "five points", or "petal widths" of 150 irises in cm. sigma and mean have their unit.
    """

    _esm = joined("collapse")
    _css = styled("card")

    sets = traitlets.Dict().tag(sync=True)
    data = Choice(("five points", "petal widths"), "five points").tag(sync=True)
    mean = traitlets.Float(0.3).tag(sync=True)
    sigma = Number(1.0, min=1e-8, max=3).tag(sync=True)
    Psi = Number(0.0, min=0, max=1).tag(sync=True)
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        super().__init__(sets=_sets(), alt=alt, **state)
        low, high = self.sets[self.data]["box"]
        if not low <= self.mean <= high:
            raise traitlets.TraitError(
                f"mean must lie in the picture of the {self.data}, from {low} to {high}, "
                f"found {self.mean}: choose one there"
            )

    @traitlets.validate("Psi")
    def _check_prior(self, proposal):
        if 0 < proposal.value < 1e-3:
            raise traitlets.TraitError(
                f"Psi must be 0 (no prior) or from 0.001 to 1, found {proposal.value}: "
                "a weaker one has its top too far out to be drawn well"
            )
        return proposal.value

    @property
    def x(self) -> np.ndarray:
        """The data, (N, 1)."""
        chosen = self.sets[self.data]
        return np.repeat(chosen["values"], chosen["counts"])[:, None]

    @property
    def theta(self) -> Theta:
        """The wide bell and the spike as a mixture."""
        mean, sd = self.sets[self.data]["wide"]
        variances = np.array([sd, self.sigma]) ** 2
        return Theta(np.full(2, 0.5), np.array([[mean], [self.mean]]), variances[:, None, None])

    @property
    def log_likelihood(self) -> float:
        """ln p(x; theta) in nats."""
        return float(GMM().log_likelihood(self.x, self.theta))

    @property
    def log_prior(self) -> float:
        """ln p(theta) in nats; 0 without a prior."""
        if self.Psi == 0:
            return 0.0
        return priors.Conjugate(np.array([[self.Psi]]), NU).log_density(self.theta)

    def __repr__(self):
        spike = f"mean={self.mean:g}, sigma={self.sigma:g}, Psi={self.Psi:g}"
        found = f"log-likelihood {self.log_likelihood:.2f}, log prior {self.log_prior:.2f}"
        return f"Collapse({self.data!r}, {spike}): {found}"
