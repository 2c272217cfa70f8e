"""Where numbers end: what float64 cannot tell from 0, whether a floor is set, and a collapse."""

import numpy as np

EPS = np.finfo(float).eps  # 1 and the next number differ by that
TINY = np.finfo(float).tiny  # who is responsible for less than that is responsible for nothing


class Collapsed(ArithmeticError):
    """A covariance has become singular. Has .component and, once it has left em, .iteration."""

    def __init__(self, component, iteration=None):
        super().__init__(component, iteration)
        self.component, self.iteration = component, iteration

    def __reduce__(self):
        return Collapsed, (self.component, self.iteration)

    def __str__(self):
        when = "" if self.iteration is None else f" at iteration {self.iteration}"
        return (
            f"component {self.component} has collapsed{when}: its covariance is singular, because "
            "it rests on too few distinct points or on points of one plane, or is too narrow for "
            "float64 beside its distance from the others. Start elsewhere, use fewer components, "
            "or set a floor, as model.prepared(x) does."
        )


def is_set(floor) -> bool:
    """Whether there is a floor, a number or (D,); the model has refused what is below 0."""
    return floor > 0 if isinstance(floor, float) else bool(np.any(floor))
