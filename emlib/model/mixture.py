"""A mixture: what EM asks of it, once it knows ln p(x_n, z_n = k; theta).

A new mixture is a class that derives from Mixture, with three methods::

    log_joints(x, theta) -> (N, K)  ln p(x_n, z_n = k; theta), nats; -inf where x_n cannot be
    statistics(x, post) -> S        sums over the rows, counted by self.weighted(post.gamma), (N, K)
    m_step(S) -> theta              the argmax of Q, with every parameter strictly inside its range

All else, here and in words.py, has an answer already. theta is a NamedTuple, whose field pi (K,)
holds the weights; with Theta = Theta in the class a plain tuple will do. S is a record of arrays,
such as a NamedTuple, a tuple or a dict. Weights of rows are set by model.weights = w.
"""

from copy import copy
from math import isfinite

import numpy as np

from emlib.engine import arrays, inputs, steps
from emlib.engine.finite import finite, no_nan
from emlib.engine.records import record, simplex, tolerance
from emlib.model import twins
from emlib.model.model import checked_model
from emlib.model.words import Posterior, Words

SUM = 1e-3  # what weights may miss of 1 in a run: rate.derivative looks 1e-5 to their sides


class Mixture(Words):
    """What EM asks of a mixture, and what runs and criteria ask; theta.pi are the weights.

    Its words (posterior, Q, entropy and others) are those of emlib.model.words.
    """

    Theta = None  # what theta is, if a plain tuple shall do

    def checked(self, x, theta):
        """(x, theta) as arrays of finite numbers; of theta, pi alone is looked at more closely.

        A model of one's own says here what else must fit together, such as K rows of mu.
        """
        cure = "give Theta(pi, ...), or write Theta = Theta in the class of the model"
        known = record(theta, self.Theta, cure=cure, pi="K")
        pi = simplex("theta.pi", known.pi, tolerance(theta))
        return inputs.observations(x), known._replace(pi=pi)

    def start(self, x, theta):
        """Check x and theta once; return (theta, e_step), where e_step(theta) -> (S, bound)."""
        x, theta = self.checked(x, theta)

        def e_step(theta):
            _with_weights(theta)
            gamma, log_px = self._infer(x, theta)
            S = self._statistics(x, Posterior(gamma, theta))
            return no_nan("statistics", S), self.total(log_px)

        self._check_weights(x, theta)
        return theta, self.objective(x, e_step)

    def _statistics(self, x, post):
        """statistics of an x that start has checked: a model that checks it again overrides it."""
        return self.statistics(x, post)

    def objective(self, x, e_step):
        """The E-step (S, ell) with ln p(theta) added; an ArithmeticError if ell is no number."""

        def step(theta):
            with np.errstate(all="ignore"):
                S, ell = e_step(theta)
            if not isfinite(ell):
                self._infer(x, no_nan("theta", theta))  # names a row
            return S, finite(ell) + self.prior.log_density(theta)

        return step

    @np.errstate(all="ignore")
    def _check_weights(self, x, theta):
        """ValueError if the rows have weights and statistics takes no notice of them."""
        w = self.row_weights(x)
        if w is None or (w == 1).all():
            return
        post, unweighted = Posterior(self._infer(x, theta)[0], theta), copy(self)
        object.__setattr__(unweighted, "weights", None)
        S, once_each = self.statistics(x, post), unweighted.statistics(x, post)
        if steps.same_numbers(S, once_each):
            raise ValueError(
                f"weights must be counted by {type(self).__name__}.statistics, found the same "
                "sums with and without them: write gamma = self.weighted(post.gamma) there"
            )

    def terms(self, x):
        return self._mean_weight() * arrays.array("x", x).size

    def nat(self, x):
        """As for any model. Weights below 1 are shares, and a nat is as small as they are."""
        nat = min(1.0, self._mean_weight())
        return lambda bound: nat

    def _mean_weight(self):
        w = 1.0 if self.weights is None else arrays.real("weights", self.weights)
        return np.sum(w) / max(1, np.count_nonzero(w))

    def twins(self, x, theta):
        """Two components (j, k) that are as good as equal in all rows that they share, or None."""
        return twins.in_rows(self, x, theta)

    def kl_given_labels(self, x, theta_old, theta_new) -> float:
        """What the certificate's KL has besides the labels': 0, where nothing else is hidden."""
        return 0.0

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


def _with_weights(theta):
    """An error if the theta of an m_step is none, or its weights do not sum to 1.

    The bound of such weights is no likelihood, and could rise without end.
    """
    pi = getattr(theta, "pi", None)
    if pi is None:
        raise TypeError(
            f"m_step must return a theta, a NamedTuple with pi, found {arrays.short(theta)}: "
            "write return Theta(pi, ...)"
        )
    if abs(np.sum(pi) - 1) > SUM:
        raise FloatingPointError(
            f"theta.pi must sum to 1 after every m_step, found {pi} with sum {np.sum(pi)}: divide "
            "it by that, as in N_k / N_k.sum()"
        )


def checked_mixture(model) -> Mixture:
    """model, if it is a mixture of densities; TypeError if it is not, such as KMeans()."""
    if isinstance(checked_model(model), Mixture):
        return model
    raise TypeError(
        f"model must be a mixture, such as GMM(), found {model!r:.60}: only a mixture has such an "
        f"answer{model.instead}"
    )
