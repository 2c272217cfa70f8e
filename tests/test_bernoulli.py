"""The Bernoulli mixture: exact at the edge, where a pixel is always 0, and the same in parts."""

from functools import reduce
from itertools import islice, pairwise, product

import numpy as np
import pytest
from scipy.special import logsumexp
from scipy.stats import bernoulli as scipys
from scipy.stats import beta

from emlib import GMM, best_fit, em, fit, squarem
from emlib.bernoulli import Bernoulli, Counts, Theta, merge, random_start

model = Bernoulli()


def drawn():
    """(x, theta): 90 rows of five columns, of which the last is always 0; no theta of theirs."""
    rng = np.random.default_rng(3)
    mu = np.array([[0.9, 0.8, 0.3, 0.2, 0], [0.1, 0.4, 0.7, 0.9, 0], [0.5, 0.1, 0.9, 0.2, 0]])
    x = rng.random((90, 5)) < mu[rng.choice(3, 90, p=[0.5, 0.3, 0.2])]
    theta = Theta(np.array([0.2, 0.3, 0.5]), rng.uniform(0.2, 0.8, (3, 5)))
    return x.astype(float), theta


@pytest.fixture
def data():
    return drawn()


def end(x, theta, model=model, n=100):
    return next(islice(em(model, x, theta), n, None))


def test_likelihood_and_shares_are_those_of_all_labellings(data):
    x, theta = data[0][:5], data[1]
    joint = np.log(theta.pi) + scipys.logpmf(x[:, None], theta.mu).sum(axis=2)
    z = np.array(list(product(range(3), repeat=5)))
    log_joint = joint[np.arange(5), z].sum(axis=1)
    post, bound = model.posterior(x, theta)
    assert bound == pytest.approx(logsumexp(log_joint), rel=1e-12)
    p = np.exp(log_joint - logsumexp(log_joint))
    np.testing.assert_allclose(post.gamma, np.einsum("s,snk->nk", p, np.eye(3)[z]), rtol=1e-10)
    np.testing.assert_allclose(model.log_joint(x, z[7], theta), log_joint[7], rtol=1e-12)


def test_a_column_that_is_always_0_gets_exactly_0_and_the_run_ascends(data):
    x, theta = data
    theta.mu[:, -1] = 0.5  # so that the column tells nothing at the start either
    steps = list(islice(em(model, x, theta), 60))
    assert all(b.bound >= a.bound - 1e-9 for a, b in pairwise(steps))
    assert (steps[1].theta.mu[:, -1] == 0).all() and np.isfinite(steps[-1].bound)
    without = end(x[:, :-1], theta._replace(mu=theta.mu[:, :-1]), n=59)
    assert steps[-1].bound == pytest.approx(without.bound, rel=1e-12)
    flipped = end(1 - x, theta._replace(mu=1 - theta.mu), n=59)  # now it is always 1
    assert steps[-1].bound == pytest.approx(flipped.bound, rel=1e-10)


def test_what_never_was_cannot_be_and_the_row_is_named(data):
    x, theta = data
    zero = theta._replace(mu=theta.mu * [1, 1, 1, 1, 0])
    one = x[:3].copy()
    one[2, -1] = 1
    np.testing.assert_array_equal(model.log_density(one, zero) == -np.inf, [False, False, True])
    with pytest.raises(FloatingPointError, match="-inf for row 2 of x and every component"):
        model.posterior(one, zero)
    half = theta._replace(mu=theta.mu * [[1, 1, 1, 1, 0], [1, 1, 1, 1, 0], [1, 1, 1, 1, 1]])
    np.testing.assert_array_equal(model.responsibilities(one, half)[2], [0, 0, 1])


def test_a_prior_is_part_of_the_objective_and_keeps_off_the_edge(data):
    x, theta = data
    counted = Bernoulli(prior=Counts(0.7, 1.5))
    steps = list(islice(em(counted, x, theta), 60))
    assert all(b.bound >= a.bound - 1e-9 for a, b in pairwise(steps))
    last = steps[-1].theta
    log_prior = beta.logpdf(last.mu, 1.7, 2.5).sum()
    assert steps[-1].bound == pytest.approx(model.log_likelihood(x, last) + log_prior, rel=1e-12)
    N_k = model.responsibilities(x, last).sum(axis=0)
    np.testing.assert_allclose(last.mu[:, -1], 0.7 / (N_k + 2.2), rtol=1e-3)
    idle = counted.m_step(model.e_step(x, theta._replace(pi=np.array([0, 0.5, 0.5])))[0])
    np.testing.assert_allclose(idle.mu[0], 0.7 / 2.2)  # no row: the prior alone


def test_who_answers_for_nothing_stays(data):
    x, theta = data
    new = model.m_step(model.e_step(x, theta._replace(pi=np.array([0, 0.5, 0.5])))[0])
    np.testing.assert_array_equal(new.mu[0], theta.mu[0])
    assert new.pi[0] == 0
    nothing = Bernoulli(prior=Counts(0, 0))
    again = nothing.m_step(nothing.e_step(x, theta._replace(pi=np.array([0, 0.5, 0.5])))[0])
    np.testing.assert_array_equal(again.mu, new.mu)


def test_chunks_of_any_size_and_order_add_up(data):
    x, theta = data
    cuts = np.split(np.random.default_rng(1).permutation(90), [1, 2, 40])
    S = reduce(merge, [model.e_step(x[cut], theta)[0] for cut in cuts])
    for ours, whole in zip(model.m_step(S), model.m_step(model.e_step(x, theta)[0]), strict=True):
        np.testing.assert_allclose(ours, whole, rtol=1e-12)
    assert S.theta is not None and sum(a.size for a in S[:2]) == 3 * (1 + 5)


def test_a_weight_is_a_row_so_many_times(data):
    x, theta = data
    often = np.random.default_rng(2).integers(0, 4, 90)
    weighted, repeated = Bernoulli(weights=often), np.repeat(x, often, axis=0)
    ours, theirs = end(x, theta, weighted, 5), end(repeated, theta, n=5)
    assert ours.bound == pytest.approx(theirs.bound, rel=1e-12)
    np.testing.assert_allclose(ours.theta.mu, theirs.theta.mu, rtol=1e-9)


def test_a_thousand_columns_do_not_underflow():
    rng = np.random.default_rng(0)
    mu = np.where(rng.random((2, 1000)) < 0.5, 0.1, 0.9)
    x, z = model.sample(Theta(np.array([0.5, 0.5]), mu), 40, rng)
    run = fit(model, x, random_start(x, 2, rng))
    assert run.bound < -2e4 / 2 and run.converged
    assert len({(a, b) for a, b in zip(z, model.predict(x, run.theta), strict=True)}) == 2


def test_equal_rows_of_theta_are_reported(data):
    x, theta = data
    twins = theta._replace(mu=theta.mu[[0, 0, 1]])
    assert model.twins(x, twins) == (0, 1)
    assert not fit(model, x, twins).converged


def test_samples_have_the_shares_of_theta(data):
    theta = data[1]
    x, z = model.sample(theta, 20_000, 5)
    np.testing.assert_allclose(np.bincount(z) / 20_000, theta.pi, atol=0.02)
    for k in range(3):
        np.testing.assert_allclose(x[z == k].mean(axis=0), theta.mu[k], atol=0.03)
    again, _ = model.sample(theta, 20_000, 5)
    np.testing.assert_array_equal(x, again)


def test_truth_values_bytes_and_floats_are_the_same_data(data):
    x, theta = data
    for kind in (bool, np.uint8, int, np.float32):
        assert end(x.astype(kind), theta, n=5).bound == pytest.approx(end(x, theta, n=5).bound)


def test_restarts_and_leaps_know_it(data):
    x, _ = data
    rng = np.random.default_rng(4)
    starts = [random_start(x, 2, rng) for _ in range(5)]
    best = best_fit(model, x, starts)
    assert best.bound == best.bounds.max()
    leaps = list(islice(squarem(model, x, starts[0]), 40))
    assert all(b.bound >= a.bound - 1e-9 for a, b in pairwise(leaps))


def test_what_is_wrong_is_said_with_its_cure(data):
    x, theta = data
    grey = x.copy()
    grey[4, 2] = 0.5
    with pytest.raises(ValueError, match=r"zeros and ones, found x\[4, 2\] = 0.5: cut it"):
        fit(model, grey, theta)
    with pytest.raises(ValueError, match=r"theta.mu must lie from 0 to 1, found 1.2 at \(1, 0\)"):
        fit(model, x, theta._replace(mu=theta.mu + np.array([[0], [1.2 - theta.mu[1, 0]], [0]])))
    with pytest.raises(ValueError, match=r"theta.pi must be >= 0 with sum 1"):
        fit(model, x, theta._replace(pi=np.array([0.5, 0.5, 0.5])))
    with pytest.raises(ValueError, match=r"theta is for x with 4 columns"):
        fit(model, x, theta._replace(mu=theta.mu[:, :4]))
    with pytest.raises(TypeError, match=r"start as in bernoulli\.random_start"):
        fit(model, x, theta.mu)
    with pytest.raises(ValueError, match="ones must be a finite number >= 0, found -1"):
        Counts(-1, 0)
    with pytest.raises(
        TypeError, match=r"prior must be one of emlib\.bernoulli, .* take bernoulli\.Counts"
    ):
        Bernoulli(prior=GMM())


@pytest.mark.parametrize("word", ["log_joints", "responsibilities", "log_density", "posterior"])
def test_numbers_other_than_0_and_1_are_refused_wherever_x_enters(data, word):
    x, theta = data[0].copy(), data[1]
    post, _ = model.posterior(x, theta)
    x[3, 4] = 0.5
    with pytest.raises(ValueError, match=r"zeros and ones, found x\[3, 4\] = 0.5"):
        getattr(model, word)(x, theta)
    with pytest.raises(ValueError, match=r"zeros and ones, found x\[3, 4\] = 0.5"):
        model.statistics(x, post)
