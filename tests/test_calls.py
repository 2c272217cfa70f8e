"""A call that is easily written wrong: one line says what was found and what to write."""

from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from emlib import (
    GMM,
    KMeans,
    Mixture,
    Theta,
    best_fit,
    criteria,
    datasets,
    em,
    families,
    fit,
    fit_gmm,
    init,
)
from emlib.hmm import HMM, random_start
from emlib.model.priors import Conjugate

x = datasets.faithful().x
start = init.data_points(x, 2, 0)
run = fit(GMM(), x, start, all_steps=True)
frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": pd.array([1, None, 3], dtype="Int64")})


class Own(Mixture):
    """A mixture of one's own, that says nothing yet."""


dates = np.array([[datetime(2026, 1, d)] for d in (1, 2, 3)], "M8[s]")

CALLS = {
    "K as the first field": (lambda: GMM(3), TypeError, "positional"),
    "a Fit for theta": (lambda: fit(GMM(), x, run), TypeError, r"found a Fit: give its \.theta"),
    "a Step for theta": (lambda: fit(GMM(), x, run.steps[1]), TypeError, r"found a Step: give"),
    "a Fit for a word": (lambda: GMM().predict(x, run), TypeError, r"give its \.theta"),
    "x and model exchanged": (lambda: next(em(x, GMM(), start)), TypeError, "must come first"),
    "fit with them exchanged": (lambda: fit(x, GMM(), start), TypeError, "found an array of shape"),
    "the class": (lambda: fit(GMM, x, start), TypeError, r"the class itself: write GMM\(\)"),
    "the class KMeans": (lambda: fit(KMeans, x, start), TypeError, r"write KMeans\(\)"),
    "ragged lists": (lambda: fit_gmm([[1, 2], [3]], 1), ValueError, "rows of different lengths"),
    "a missing value": (lambda: fit_gmm(frame, 1), ValueError, r"x\[1, 1\] is missing: fill"),
    "dates": (lambda: fit_gmm(dates, 1), TypeError, "dates become days by"),
    "sparse x": (lambda: fit_gmm(csr_array(x), 2), TypeError, r"sparse.*give x\.toarray\(\)"),
    "a word for K": (lambda: fit_gmm(x, "3"), TypeError, "K must be a whole number >= 1"),
    "no K": (lambda: fit_gmm(x, []), ValueError, "K must be a number of components or several"),
    "no starts": (lambda: fit_gmm(x, 2, n_starts=0), ValueError, "n_starts must be a whole number"),
    "a word for the seed": (lambda: fit_gmm(x, 2, "a"), TypeError, "must be a Generator or a seed"),
    "a word for the family": (lambda: GMM(family="full"), TypeError, "take families.full"),
    "one theta for several": (lambda: best_fit(GMM(), x, start), TypeError, "starts must be"),
    "a floor per row": (lambda: fit(GMM(floor=x[:, 0]), x, start), ValueError, "floor must be one"),
    "pi as percent": (lambda: fit(GMM(), x, start._replace(pi=[50, 50])), ValueError, "with sum 1"),
    "the class of a family": (
        lambda: GMM(family=type(families.tied)), TypeError, r"take families\.tied, for"),
    "a family without its variance": (
        lambda: GMM(family=families.fixed), TypeError, r"take families\.fixed\(sigma2\), for"),
    "some of the columns": (
        lambda: GMM().predict(x[:, :1], start), ValueError,
        r"theta is for x with 2 columns, found shape \(272, 1\): give the columns of that fit"),
    "labels from 1 on": (
        lambda: init.from_labels(x, np.arange(272) % 2 + 1), ValueError,
        r"found none of \[0\]: number them from 0"),
    "criteria of a chain": (
        lambda: criteria.bic(HMM(), [0, 1], random_start(2, 2, 0)), TypeError,
        r"found HMM\(\): only a mixture has such an answer$"),
    "criteria of k-means": (
        lambda: criteria.bic(KMeans(), x, start), TypeError, r"take GMM\(family=families\.fixed"),
    "a mixture's theta as a tuple": (
        lambda: Own().bound(x, (1, 2)), TypeError,
        r"theta must be a NamedTuple, found 2 fields: .*write Theta = Theta in the class"),
    "a prior of other columns": (
        lambda: fit(GMM(prior=Conjugate(np.eye(3), 5)), x, start), ValueError, "Psi must be"),
}  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_call_says_what_was_found_and_what_to_write(call):
    wrong, error, message = CALLS[call]
    with pytest.raises(error, match=message) as raised:
        wrong()
    assert len(str(raised.value).splitlines()) == 1


def test_starts_suit_the_model_they_are_made_for():
    for family in (families.tied, families.diagonal, families.spherical, families.fixed(25.0)):
        model = GMM(family=family)
        for how in (init.data_points, init.from_kmeans, init.random_responsibilities):
            assert fit(model, x, how(x, 2, 0, model=model)).n_iter > 0
    with pytest.raises(ValueError, match=r"EM ascends only from a theta that is: take model\.feas"):
        fit(GMM(family=families.diagonal), x, start)


def test_a_theta_of_single_precision_is_taken_as_exactly_as_it_is():
    rng = np.random.default_rng(0)
    pi = rng.dirichlet(np.ones(7)).astype("f4")
    theta = Theta(pi, x[:7].astype("f4"), np.tile(np.cov(x.T).astype("f4"), (7, 1, 1)))
    theta.Sigma[:, 0, 1] *= 1 + 1e-7
    assert abs(float(pi.astype(float).sum()) - 1) > 1e-9
    taken = GMM().start(x, theta)[0]
    assert taken.pi.sum() == pytest.approx(1, abs=1e-15)
    np.testing.assert_array_equal(taken.Sigma, taken.Sigma.swapaxes(1, 2))
    with pytest.raises(ValueError, match="with sum 1"):
        GMM().start(x, Theta(*(field.astype(float) for field in theta)))
