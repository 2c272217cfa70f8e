"""W08: certificate. Any new means for the three points: what Q and KL say about the step."""

import numpy as np

from emlib import GMM, Theta, certificate, datasets
from emlib.widgets.figure import Choice, Figure, Number, joined, styled

ALT = (
    "The plane of the two means with the disc in which Q rises, an old point on its rim and a new"
    " one to be dragged, and three bars: the change of the log-likelihood, that of Q, and KL."
)
PLANE = {"min": 0.5, "max": 3.5}


class StepCertificate(Figure):
    """The step from an old theta to any new one: d ell = dQ + KL. Weights 1/2, two means, sigma2.

    old: "start", the means 1 and 3, or "later", one M step for the means on; its sigma2 is 1. The
    new means mu1, mu2 and the new sigma2 (squared units of x) are the reader's.
    """

    _esm = joined("step_certificate")
    _css = styled("card", "step_certificate")

    old = Choice(("start", "later"), "later").tag(sync=True)
    mu1 = Number(**PLANE).tag(sync=True)
    mu2 = Number(**PLANE).tag(sync=True)
    sigma2 = Number(1.0, min=0.1, max=2).tag(sync=True)
    answer = Choice(("", "falls", "rises", "either"), "").tag(sync=True)

    def __init__(self, old="later", mu1=None, mu2=None, *, alt=ALT, **state):
        at = _old_means(old)  # the default: no step at all
        mu1, mu2 = at[0] if mu1 is None else mu1, at[1] if mu2 is None else mu2
        super().__init__(old=old, mu1=mu1, mu2=mu2, alt=alt, **state)

    @property
    def theta_old(self) -> Theta:
        """Where the step begins."""
        return _theta(*_old_means(self.old), 1.0)

    @property
    def theta(self) -> Theta:
        """Where it ends."""
        return _theta(self.mu1, self.mu2, self.sigma2)

    @property
    def certificate(self):
        """(dl, dQ, kl), nats, totals."""
        return certificate(GMM(), datasets.three_points().x, self.theta_old, self.theta)

    def __repr__(self):
        dl, dQ, kl = (0.0 if abs(v) < 5e-5 else v for v in self.certificate)
        state = f"old={self.old!r}, mu1={self.mu1:.4f}, mu2={self.mu2:.4f}, sigma2={self.sigma2:g}"
        return f"StepCertificate({state}): {dl:.4f} = {dQ:.4f} + {kl:.4f}"


def _theta(mu1, mu2, sigma2) -> Theta:
    return Theta(np.full(2, 0.5), np.array([[mu1], [mu2]]), np.full((2, 1, 1), sigma2))


def _old_means(old) -> tuple[float, float]:
    if old != "later":
        return 1.0, 3.0
    model, x, start = GMM(), datasets.three_points().x, _theta(1.0, 3.0, 1.0)
    post, _ = model.posterior(x, start)
    return tuple(model.m_step(model.statistics(x, post)).mu[:, 0].tolist())
