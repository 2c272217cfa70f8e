"""What EM asks of a model, and what every mixture can say once it knows ln p(x_n, z_n = k; theta).

A new mixture supplies log_joints, statistics and m_step; all else here has an answer already.
"""

from typing import Any, NamedTuple

import numpy as np
from scipy.special import xlogy

from emlib.engine import inputs
from emlib.engine.guards import finite
from emlib.engine.records import record, simplex
from emlib.engine.rows import bayes
from emlib.model.priors import FLAT


class Posterior(NamedTuple):
    """A distribution q(z): responsibilities gamma (N, K), and the theta they were taken at."""

    gamma: np.ndarray
    theta: Any


class Model:
    """What EM asks of a model: start and m_step. The rest may be left as it is."""

    def e_step(self, x, theta):
        """(S, bound): expected sufficient statistics about theta; the bound, nats, total."""
        theta, e_step = self.start(x, theta)
        return e_step(theta)

    def terms(self, x) -> int:
        """How many numbers the bound is a sum over: it may be near 0 while they are not."""
        return 0

    def prepared(self, x):
        """This model with what the data alone can say: best_fit asks for it."""
        return self

    def feasible(self, theta):
        """A theta near this one that the model allows."""
        return theta

    def at_floor(self, theta):
        """Which components are as narrow as the model allows, (K,) bool."""
        return np.zeros(len(theta[0]), bool)

    def twins(self, theta):
        """Two components (j, k) that are as good as equal, or None.

        Steps part such two slowly, or never if they are equal: whoever stops there has not arrived.
        """
        return None


class Mixture(Model):
    """Words for readers, figures and exercises, for labels z_n in 0..K-1; theta.pi are the weights.

    With a prior, Q and the bound include ln p(theta); with weights, row n counts weights[n] times.
    """

    prior, weights, Theta = FLAT, None, None

    def checked(self, x, theta):
        """(x, theta) as arrays of finite numbers that fit together."""
        theta = record(theta, self.Theta, pi="K")
        return inputs.observations(x), theta._replace(pi=simplex("theta.pi", theta.pi))

    def row_weights(self, x):
        """The weights of the rows of x, (N,), or None."""
        return inputs.weights(self.weights, len(x))

    def start(self, x, theta):
        """Check x and theta once; return (theta, e_step), where e_step(theta) -> (S, bound)."""
        x, theta = self.checked(x, theta)

        def e_step(theta):
            gamma, log_px = self._infer(x, theta)
            return self.statistics(x, Posterior(gamma, theta)), self.total(log_px)

        return theta, self.objective(e_step)

    def objective(self, e_step):
        """The E-step (S, ell) with ln p(theta) added; OverflowError if a bound is no number."""

        def step(theta):
            with np.errstate(all="ignore"):
                S, ell = e_step(theta)
            return S, finite(ell) + self.prior.log_density(theta)

        return step

    def terms(self, x):
        return np.size(x)

    def posterior(self, x, theta):
        """(post, bound): q(z) = p(z | x; theta) as a record, and ln p(x; theta) [+ ln p(theta)]."""
        x, theta = self.checked(x, theta)
        gamma, log_px = self._infer(x, theta)
        return Posterior(gamma, theta), self.total(log_px) + self.prior.log_density(theta)

    def responsibilities(self, x, theta):
        """gamma_nk = p(z_n = k | x_n; theta), (N, K); rows sum to 1 (Bishop 9.13)."""
        return self._infer(x, theta)[0]

    @np.errstate(over="ignore", divide="ignore", invalid="ignore")
    def _infer(self, x, theta):
        gamma, log_px = bayes(self.log_joints(x, theta).T)
        return gamma.T, log_px

    def predict(self, x, theta):
        """The label that is responsible most, (N,); the first of them in a tie."""
        return self.log_joints(x, theta).argmax(axis=1)

    def log_density(self, x, theta):
        """ln p(x_n; theta), nats, (N,)."""
        return self._infer(x, theta)[1]

    def log_likelihood(self, x, theta):
        """ln p(x; theta), nats, total, without the prior (Bishop 9.14)."""
        return self.total(self.log_density(x, theta))

    def log_joint(self, x, z, theta):
        """Complete-data log-likelihood ln p(x, z; theta), nats (Bishop 9.36); z (N,) ints."""
        log_joint = self.log_joints(x, theta)
        z = inputs.labels(z, *log_joint.shape)
        return self.total(log_joint[np.arange(len(z)), z])  # (9.36)

    def Q(self, x, post, theta):
        """Expected complete-data log-likelihood of theta under q = post, nats (Bishop 9.40)."""
        x, theta = self.checked(x, theta)
        log_joint = self.log_joints(x, theta)
        inputs.responsibilities(post.gamma, *log_joint.shape)
        log_joint = np.where(post.gamma > 0, log_joint, 0)  # 0 ln 0 = 0
        expected = np.einsum("nk,nk->n", post.gamma, log_joint)
        return self.total(expected) + self.prior.log_density(theta)

    def entropy(self, post):
        """H[q], nats: what Q lacks to be the bound (Bishop 9.71)."""
        return self.total(-xlogy(post.gamma, post.gamma).sum(axis=1))

    def total(self, a) -> float:
        """sum_n of a (N,), rows counted by their weights."""
        return float(a.sum() if self.weights is None else self.row_weights(a) @ a)

    def n_parameters(self, theta) -> int:
        """How many numbers are free: all, but for the weights, which sum to 1."""
        return sum(np.size(field) for field in theta) - 1

    def pack(self, theta, about) -> np.ndarray:
        """theta as a vector that is 0 at the theta `about`: for lines, and for leaps."""
        return np.concatenate([np.ravel(a - b) for a, b in zip(theta, about, strict=True)])

    def unpack(self, u, about):
        """The inverse of pack. A vector may lead to what is no theta: its bound is then no number.

        OverflowError then.
        """
        ends = np.cumsum([np.size(field) for field in about])[:-1]
        parts = zip(about, np.split(u, ends), strict=True)
        return type(about)(*(field + part.reshape(np.shape(field)) for field, part in parts))


def known(model) -> Model:
    """model, if it is one; TypeError says what to write if it is not."""
    if isinstance(model, Model):
        return model
    if isinstance(model, type):
        raise TypeError(f"model must be a model, found the class itself: write {model.__name__}()")
    raise TypeError(
        f"model must come first, as in em(GMM(), x, theta), found {_short(model)}: give one such "
        "as GMM() or KMeans()"
    )


def mixture(model) -> Mixture:
    """model, if it is a mixture of densities; TypeError if it is not, such as KMeans()."""
    if isinstance(known(model), Mixture):
        return model
    raise TypeError(
        f"model must be a mixture, such as GMM(), found {model!r:.60}: where k-means is meant, "
        "take GMM(family=families.fixed(sigma2)), whose limit it is"
    )


def _short(value):
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    return f"{value!r:.60}"
