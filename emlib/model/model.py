"""What EM asks of any model: start and m_step. A mixture is told in emlib.model.mixture."""

import numpy as np

from emlib.engine import inputs
from emlib.engine.arrays import short


class Model:
    """What EM asks of a model: start and m_step. The rest may be left as it is."""

    floor = 0.0  # below which no covariance may be, if the model has such
    instead = ""  # what to take for an answer that only a mixture has

    def e_step(self, x, theta):
        """(S, bound): expected sufficient statistics about theta; the bound, nats, total."""
        theta, e_step = self.start(x, theta)
        return e_step(theta)

    def observations(self, x, D=None):
        """x as the model takes it, checked: an array (N, D) of finite numbers."""
        return inputs.observations(x, D)

    def terms(self, x) -> int:
        """How many numbers the bound is a sum over: it may be near 0 while they are not."""
        return 0

    def nat(self, x):
        """How large a nat is in the unit of the bound: a function of the bound."""
        return lambda bound: 1.0

    def prepared(self, x):
        """This model with what the data alone can say: best_fit asks for it."""
        return self

    def remarks(self, x) -> tuple:
        """What to know about any fit to x, in sentences: best_fit passes them on."""
        return ()

    def feasible(self, theta):
        """A theta near this one that the model allows."""
        return theta

    def at_floor(self, theta):
        """Which components are as narrow as the model allows, (K,) bool."""
        return np.zeros(len(theta[0]), bool)

    def twins(self, x, theta):
        """Two components (j, k) that are as good as equal, or None: a Model is not asked.

        Steps part such two slowly, or never if they are equal: whoever stops there has not arrived.
        """
        return None


def checked_model(model) -> Model:
    """model, if it is one; TypeError says what to write if it is not."""
    if isinstance(model, Model):
        return model
    if isinstance(model, type):
        raise TypeError(f"model must be a model, found the class itself: write {model.__name__}()")
    raise TypeError(
        f"model must come first, as in em(GMM(), x, theta), found {short(model)}: give one such "
        "as GMM() or KMeans()"
    )
