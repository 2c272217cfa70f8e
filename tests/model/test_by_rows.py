"""Words on data go over some rows at a time: none needs more memory than its answer."""

import tracemalloc

import numpy as np
import pytest

from emlib import GMM, KMeans, Mixture, certificate, criteria, init, slices
from emlib.kmeans import Theta as Centres
from emlib.model import words
from tests.model.test_every_mixture import Bernoulli
from tests.model.test_every_mixture import Theta as Kinds

N, K, D = 80_000, 30, 2
rng = np.random.default_rng(0)
x = rng.normal(size=(N, D))
theta, other = init.data_points(x, K, 1), init.data_points(x, K, 2)
model, hard = GMM(weights=rng.uniform(0.5, 2, N)), KMeans()
z = rng.integers(K, size=N)
post, hard_post = model.posterior(x, theta)[0], hard.posterior(x, Centres(theta.mu))[0]
alike = theta._replace(mu=theta.mu[[*range(7), 3, *range(8, K)]] + 0.01)  # 7 as 3
alike.Sigma[7] *= 1.01
ones, kinds = (x > 0).astype(float), Kinds(theta.pi, rng.uniform(0.2, 0.8, (K, D)))
SHARES = 8 * N * K  # bytes of an array (N, K)

WORDS = {  # and how many arrays (N, K) each holds on the way
    "responsibilities": (lambda: model.responsibilities(x, theta), 1),
    "posterior": (lambda: model.posterior(x, theta)[1], 1),
    "predict": (lambda: model.predict(x, theta), 0),
    "log_density": (lambda: model.log_density(x, theta), 0),
    "log_likelihood": (lambda: model.log_likelihood(x, theta), 0),
    "bound": (lambda: model.bound(x, theta), 0),
    "log_joint": (lambda: model.log_joint(x, z, theta), 0),
    "Q": (lambda: model.Q(x, post, other), 0),
    "entropy": (lambda: model.entropy(post), 0),
    "bic": (lambda: criteria.bic(model, x, theta), 0),
    "icl": (lambda: criteria.icl(model, x, theta), 0),
    "certificate": (lambda: tuple(certificate(model, x, theta, other)), 1),
    "slice": (lambda: slices.along(model, x, theta, (0, 0), [0.0, 1.0]).bound, 1),
    "log_joints": (lambda: model.log_joints(x, theta), 1),
    "twins": (lambda: Mixture.twins(model, x, alike), 0),
    "random_responsibilities": (lambda: init.random_responsibilities(x, K, 3).mu, 0),
    "a step of one's own": (lambda: Bernoulli().e_step(ones, kinds)[0][1], 1),
    "k-means' posterior": (lambda: hard.posterior(x, Centres(theta.mu))[1], 1),
    "k-means' Q": (lambda: hard.Q(x, hard_post, Centres(other.mu)), 0),
}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_holds_no_more_than_its_answer(word):
    ask, arrays = WORDS[word]
    tracemalloc.start()
    ask()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < (arrays + 0.75) * SHARES


@pytest.mark.parametrize("word", WORDS)
def test_some_rows_at_a_time_say_what_all_say_at_once(word, monkeypatch):
    ask, _ = WORDS[word]
    parts = ask()
    monkeypatch.setattr(words, "CELLS", N * K)
    np.testing.assert_allclose(parts, ask(), rtol=1e-12)


def test_twins_are_found_also_where_the_rows_that_tell_lie_in_many_parts(monkeypatch):
    """As good as equal near the rows of x, and not for some that lie far away in another part."""
    far = np.concatenate([x[:5000], [[1e3, 0.0]], x[:100] + 1e3])
    assert Mixture.twins(GMM(), far, alike) is None  # far away, 1 % of a variance tells
    for cells in (K * 100, K * 10_000):
        monkeypatch.setattr(words, "CELLS", cells)
        assert Mixture.twins(GMM(), x[:5000], alike) == (3, 7)
        assert Mixture.twins(GMM(), far, alike) is None


def test_drawn_responsibilities_are_drawn_once_and_in_order():
    gamma = init.Drawn(np.random.default_rng(0), (10, 3))
    parts = np.concatenate([gamma[0:4], gamma[4:10]])
    np.testing.assert_array_equal(parts, np.random.default_rng(0).dirichlet(np.ones(3), 10))
    with pytest.raises(IndexError, match="row 10 is the next"):
        gamma[0:4]


def test_a_bad_row_is_named_as_the_row_of_x_that_it_is():
    """Not as that of its part."""
    far = np.repeat(theta.mu[:1], 30_001, axis=0)
    far[30_000] = 1e140
    with pytest.raises(OverflowError, match=r"x\[30000\] lies further"):
        GMM().predict(far, theta._replace(Sigma=1e-40 * theta.Sigma))
