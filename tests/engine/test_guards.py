"""What happens inside a run: a covariance collapses, or numbers leave float64."""

import warnings

import numpy as np
import pytest

from emlib import GMM, Theta, fit

K1 = Theta(np.ones(1), np.zeros((1, 2)), np.eye(2)[None])


def test_points_too_far_for_double_precision_are_named_as_such():
    near = K1._replace(Sigma=1e-200 * np.eye(2)[None])
    with warnings.catch_warnings(), pytest.raises(OverflowError, match="1e150 standard deviations"):
        warnings.simplefilter("ignore")
        fit(GMM(), [[1e100, 0.0], [0.0, 0.0]], near)
