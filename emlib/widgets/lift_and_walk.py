"""W09: lift and walk. E lifts the bound to ell at the ball, M walks the ball to above its top."""

import numpy as np
import traitlets

from emlib import GMM, Theta, datasets
from emlib.widgets.figure import Choice, Figure, Number, joined, styled
from emlib.widgets.starts import STARTS

ALT = (
    "The log-likelihood along one coordinate of one mean, a bound that E lifts until it touches,"
    " Q below the bound, a ball on the log-likelihood, and the points in the colours of q."
)
POINTS, CLOUDS = "three points", "three clouds"


def scenes() -> dict:
    """What each choice of data holds fixed: all covariances are I, component k moves along x1."""
    twins = next(start for start in STARTS if start["key"] == "twins")
    points = {"x": [[1.0], [2.0], [3.0]], "pi": [0.5, 0.5], "mu": [[1.0], [3.0]], "k": 0}
    clouds = {"x": datasets.three_clouds(300).x.tolist(), "pi": twins["pi"], "mu": twins["mu"]}
    return {
        POINTS: points | {"reach": [-0.5, 3.5]},
        CLOUDS: clouds | {"k": 1, "reach": [-1.5, 7.5]},
    }


class LiftAndWalk(Figure):
    """ell = F + KL along one mean: the ball is at theta; q is the posterior at held, mixed with
    the uniform distribution in the share `uniform`.

    data: "three points" (theta is mu_1) or "three clouds" (x1 of the second mean, from the start
    Twins). Where theta is not given, it is the start; where held is not, E has just been made.
    """

    _esm = joined("lift_and_walk")
    _css = styled("card", "lift_and_walk")

    scenes = traitlets.Dict().tag(sync=True)
    data = Choice((POINTS, CLOUDS), POINTS).tag(sync=True)
    theta = traitlets.Float().tag(sync=True)
    held = traitlets.Float().tag(sync=True)  # where q was taken
    uniform = Number(0.0, min=0, max=1).tag(sync=True)
    answer = Choice(("", "F", "ell", "both"), "").tag(sync=True)  # to the closing question

    def __init__(self, data=POINTS, theta=None, held=None, *, alt=ALT, **state):
        all_ = scenes()
        if theta is None and data in all_:
            theta = all_[data]["mu"][all_[data]["k"]][0]
        held = theta if held is None else held
        super().__init__(scenes=all_, data=data, theta=theta, held=held, alt=alt, **state)

    @traitlets.validate("data", "theta", "held")
    def _within_reach(self, proposal):
        now = {name: getattr(self, name) for name in ("data", "theta", "held")}
        now[proposal.trait.name] = proposal.value
        low, high = self.scenes[now["data"]]["reach"]
        for name in ("theta", "held"):
            if not low <= now[name] <= high:
                cure = f"on the {now['data']} choose it from {low:g} to {high:g}"
                raise traitlets.TraitError(f"{name} is {now[name]:g}, out of the picture: {cure}")
        return proposal.value

    @property
    def x(self) -> np.ndarray:
        """The points, (N, D)."""
        return np.array(self.scenes[self.data]["x"])

    def mixture(self, place) -> Theta:
        """The mixture whose moving mean is at `place`."""
        scene = self.scenes[self.data]
        mu = np.array(scene["mu"])
        mu[scene["k"], 0] = place
        return Theta(np.array(scene["pi"]), mu, np.tile(np.eye(mu.shape[1]), (len(mu), 1, 1)))

    @property
    def q(self):
        """The distribution of the labels that makes the bound, as a posterior record."""
        post, _ = GMM().posterior(self.x, self.mixture(self.held))
        mixed = (1 - self.uniform) * post.gamma + self.uniform / post.gamma.shape[1]
        return post._replace(gamma=mixed)

    @property
    def log_likelihood(self) -> float:
        """ell at the ball, nats, total."""
        return GMM().posterior(self.x, self.mixture(self.theta))[1]

    @property
    def bound(self) -> float:
        """F(q, theta) = Q + H[q] at the ball, nats, total."""
        model, q = GMM(), self.q
        return model.Q(self.x, q, self.mixture(self.theta)) + model.entropy(q)

    @property
    def top(self) -> float:
        """Where M takes the ball: the top of the bound, a weighted mean of the points."""
        weight = self.q.gamma[:, self.scenes[self.data]["k"]]
        return float(weight @ self.x[:, 0] / weight.sum())

    def __repr__(self):
        ell, F = self.log_likelihood, self.bound
        state = f"data={self.data!r}, theta={self.theta:.4f}, held={self.held:.4f}"
        found = f"log-likelihood {ell:.4f} = bound {F:.4f} + KL {max(0.0, ell - F):.4f}"
        return f"LiftAndWalk({state}, uniform={self.uniform:g}): {found}"
