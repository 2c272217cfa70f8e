"""Hidden Markov models: the recursions are sums over all paths, and Baum-Welch is EM."""

from itertools import pairwise, product

import numpy as np
import pytest

from emlib import datasets, em, fit, hmm
from emlib.hmm import HMM, Theta

model = HMM()


def drawn(seed, K=3, M=4):
    rng = np.random.default_rng(seed)
    rows = [rng.dirichlet(np.full(n, 0.5), K) for n in (K, M)]
    return Theta(rng.dirichlet(np.ones(K)), *rows), rng


def all_paths(x, theta):
    """{path: p(x, path)} over all K^N paths."""
    return {
        path: theta.pi[path[0]]
        * np.prod([theta.A[j, k] for j, k in pairwise(path)])
        * np.prod([theta.B[k, m] for k, m in zip(path, x, strict=True)])
        for path in product(range(len(theta.pi)), repeat=len(x))
    }


@pytest.mark.parametrize("seed, N", [(0, 1), (1, 2), (2, 5), (3, 7), (4, 7)])
def test_the_recursions_are_sums_over_all_paths(seed, N):
    theta, rng = drawn(seed)
    x = rng.integers(4, size=N)
    joint = all_paths(x, theta)
    total, K = sum(joint.values()), len(theta.pi)
    gamma, xi = np.zeros((N, K)), np.zeros((N - 1, K, K))
    for path, p in joint.items():
        gamma[range(N), path] += p / total
        xi[range(N - 1), path[:-1], path[1:]] += p / total
    post, bound = model.posterior(x, theta)
    entropy = -sum(p / total * np.log(p / total) for p in joint.values())
    np.testing.assert_allclose(bound, np.log(total), rtol=1e-12)
    np.testing.assert_allclose(post.gamma, gamma, rtol=0, atol=1e-13)
    np.testing.assert_allclose(post.chains[0].xi, xi, rtol=0, atol=1e-13)
    np.testing.assert_allclose(model.entropy(post), entropy, atol=1e-12)
    before = [np.log(sum(all_paths(x[:n], theta).values())) for n in range(1, N + 1)]
    np.testing.assert_allclose(np.log(post.chains[0].c).cumsum(), before, rtol=1e-12)


def test_pairs_have_the_posteriors_of_their_states_on_both_sides():
    theta, rng = drawn(5)
    (chain,) = model.posterior(rng.integers(4, size=500), theta)[0].chains
    np.testing.assert_allclose(chain.xi.sum(axis=(1, 2)), 1, atol=1e-12)
    np.testing.assert_allclose(chain.xi.sum(axis=2), chain.gamma[:-1], atol=1e-12)
    np.testing.assert_allclose(chain.xi.sum(axis=1), chain.gamma[1:], atol=1e-12)


def test_the_e_step_counts_what_the_posterior_says():
    theta, rng = drawn(6)
    x = [rng.integers(4, size=n) for n in (30, 1, 12)]
    S, bound = model.e_step(x, theta)
    post, bound_there = model.posterior(x, theta)
    for found, wanted in zip(S[:3], model.statistics(x, post)[:3], strict=True):
        np.testing.assert_allclose(found, wanted, rtol=1e-12, atol=1e-12)
    assert bound == pytest.approx(bound_there, rel=1e-12)
    assert bound == pytest.approx(model.log_likelihood(x, theta), rel=1e-12)
    assert S.first.sum() == pytest.approx(3) and S.pairs.sum() == pytest.approx(29 + 0 + 11)


def test_sequences_are_independent_and_each_begins_with_pi():
    theta, rng = drawn(7)
    a, b = rng.integers(4, size=9), rng.integers(4, size=5)
    alone = [model.e_step(x, theta) for x in (a, b)]
    S, bound = model.e_step([a, b], theta)
    assert bound == pytest.approx(alone[0][1] + alone[1][1], rel=1e-12)
    for found, wanted in zip(S[:3], hmm.merge(alone[0][0], alone[1][0])[:3], strict=True):
        np.testing.assert_allclose(found, wanted, rtol=1e-12)
    assert model.log_likelihood(np.concatenate([a, b]), theta) != pytest.approx(bound, abs=1e-3)


def test_several_sequences_ascend():
    theta, rng = drawn(8)
    x = [rng.integers(4, size=n) for n in (40, 3, 1, 25)]
    run = fit(model, x, theta, tol=1e-8)
    assert run.converged and (np.diff(run.trace) >= -1e-9).all() and run.trace[-1] > run.trace[0]


def test_the_casino_is_found():
    """The curriculum's numbers, from a start of our own."""
    data = datasets.casino()
    x = data.x[:, 0].astype(int) - 1
    begin = Theta(
        np.full(2, 0.5),
        np.array([[0.8, 0.2], [0.2, 0.8]]),
        np.array([[1 / 6] * 6, [0.15] * 5 + [0.25]]),
    )
    run = fit(model, x, begin, tol=1e-3)
    assert run.converged and run.bound == pytest.approx(-5211.6, abs=0.1)
    np.testing.assert_allclose(run.theta.A, [[0.953, 0.047], [0.081, 0.919]], atol=0.005)
    assert run.theta.B[1, 5] == pytest.approx(0.488, abs=0.005)


def test_equal_rows_and_the_same_initial_probabilities_are_a_mixture():
    theta, rng = drawn(9)
    theta = theta._replace(A=np.tile(theta.pi, (3, 1)))
    x = rng.integers(4, size=50)
    joint = theta.pi * theta.B.T[x]
    gamma = joint / joint.sum(axis=1, keepdims=True)
    post, bound = model.posterior(x, theta)
    np.testing.assert_allclose(post.gamma, gamma, rtol=1e-12)
    assert bound == pytest.approx(np.log(joint.sum(axis=1)).sum(), rel=1e-12)
    np.testing.assert_allclose(
        post.chains[0].xi, gamma[:-1, :, None] * gamma[1:, None, :], rtol=1e-11, atol=1e-14
    )


def after_twenty_rounds(x, theta):
    return [step.theta for _, step in zip(range(21), em(model, x, theta), strict=False)][-1]


def test_equal_rows_of_B_never_separate_if_the_chain_is_stationary():
    theta, rng = drawn(10, K=2)
    x, pi = rng.integers(4, size=60), np.array([0.6, 0.4])
    A = np.array([[0.8, 0.2], [0.3, 0.7]])
    alike = Theta(pi, A, np.tile(theta.B[0], (2, 1)))
    np.testing.assert_allclose(pi @ A, pi)
    last = after_twenty_rounds(x, alike)
    np.testing.assert_allclose(last.B[0], last.B[1], rtol=1e-9)
    moving = after_twenty_rounds(x, alike._replace(pi=np.array([0.5, 0.5])))
    assert not np.allclose(moving.B[0], moving.B[1], rtol=1e-3)


def test_a_hundred_thousand_symbols_do_not_underflow():
    theta, _ = drawn(11)
    x, _ = model.sample(theta, 100_000, 0)
    S, bound = model.e_step(x, theta)
    assert np.isfinite(bound) and S.symbols.sum() == pytest.approx(1e5, rel=1e-9)
    assert S.pairs.sum() == pytest.approx(99_999, rel=1e-9)


def test_a_state_that_explains_all_and_cannot_be_reached_spoils_nothing():
    """A scaled beta of it would be beyond float64: 2^2000."""
    theta = Theta(np.array([1.0, 0.0]), np.eye(2), np.array([[0.5, 0.5], [1.0, 0.0]]))
    post, bound = model.posterior(np.zeros(2000, int), theta)
    np.testing.assert_array_equal(post.gamma, np.tile([1.0, 0.0], (2000, 1)))
    assert bound == pytest.approx(2000 * np.log(0.5))
    new = model.m_step(model.e_step(np.zeros(2000, int), theta)[0])
    np.testing.assert_array_equal(new.A[1], theta.A[1])  # never visited: it stays
    np.testing.assert_array_equal(new.B[1], theta.B[1])


def test_forbidden_transitions_stay_forbidden():
    theta, rng = drawn(12)
    A = np.triu(theta.A)
    theta = theta._replace(A=A / A.sum(axis=1, keepdims=True))
    run = fit(model, rng.integers(4, size=80), theta, max_iter=20)
    assert (np.tril(run.theta.A, -1) == 0).all()


def test_what_is_impossible_is_named():
    theta = Theta(np.array([1.0, 0.0]), np.eye(2), np.eye(2))
    with pytest.raises(FloatingPointError, match=r"x\[2\] is impossible under theta"):
        model.posterior([0, 0, 1], theta)


def test_samples_follow_the_model():
    theta, _ = drawn(13)
    x, z = model.sample(theta, 20_000, 1)
    for j in range(3):
        after, own = z[1:][z[:-1] == j], x[z == j]
        for found, p in ((after, theta.A[j]), (own, theta.B[j])):
            share = np.bincount(found, minlength=len(p)) / len(found)
            np.testing.assert_allclose(share, p, atol=6 * 0.5 / np.sqrt(len(found)))


@pytest.mark.parametrize(
    "x, words",
    [
        ([0.0, 1.0], "x must be a sequence .* found float64"),
        ([[0, 1], [1.5]], r"x\[1\] must be a sequence .* found float64"),
        (np.zeros((4, 1), int), r"found int64 of shape \(4, 1\)"),
        ([0, 4], r"symbols 0..3, .* found 0..4: number"),
        ([-1, 0], "found -1..0"),
        ([], "x must hold symbols, found an empty sequence"),
        ([[0, 1], []], r"x\[1\] must hold symbols"),
    ],
)
def test_what_is_no_sequence_is_refused_with_a_cure(x, words):
    with pytest.raises(ValueError, match=words):
        model.start(x, drawn(0)[0])


def test_a_theta_whose_rows_do_not_sum_to_one_is_refused():
    theta, _ = drawn(0)
    with pytest.raises(ValueError, match=r"theta.A\[0\] must be >= 0 with sum 1"):
        model.start([0, 1], theta._replace(A=2 * theta.A))
    with pytest.raises(ValueError, match=r"theta.B must be finite, of shape \(3, M\)"):
        model.start([0, 1], theta._replace(B=theta.B[:2]))


def test_a_random_start_is_allowed_and_has_no_zeros():
    for K in (1, 4):
        theta = hmm.random_start(K, 5, 0)
        hmm.probabilities(theta)
        assert all((field > 0).all() for field in theta)


@pytest.mark.parametrize(
    "changes, words",
    [
        ({"K": 0}, "K must be a whole number >= 1, found 0"),
        ({"M": 2.5}, "M must be a whole number >= 1, found 2.5"),
        ({"stay": 2}, "stay must lie between 0 and 1, found 2"),
        ({"stay": np.nan}, "found nan"),
    ],
)
def test_a_random_start_that_would_be_no_theta_is_refused(changes, words):
    with pytest.raises(ValueError, match=words):
        hmm.random_start(**{"K": 2, "M": 6, "rng": 0, **changes})


@pytest.mark.parametrize("small", [1e-310, 5e-324])
def test_a_state_that_is_reached_all_but_never_is_named_and_gives_no_nan(small):
    theta = Theta(np.array([1.0, 0.0]), np.array([[1.0, small], [0.5, 0.5]]), np.eye(2))
    for word in (model.posterior, model.e_step, lambda x, theta: fit(model, x, theta)):
        with pytest.raises(FloatingPointError, match=r"x\[1\] is reached with a probability"):
            word([0, 1, 1], theta)
    theta = theta._replace(A=np.array([[1.0, 1e-300], [0.5, 0.5]]))
    np.testing.assert_allclose(model.posterior([0, 1, 1], theta)[0].gamma, np.eye(2)[[0, 1, 1]])


def test_a_theta_of_single_precision_serves_every_word():
    """A posterior keeps its theta, which is then checked anew: its rows must sum to 1 by now."""
    theta, _ = drawn(3)
    x, rough = [0, 1, 2, 3, 0], Theta(*(field.astype("f4") for field in theta))
    assert any(abs(row.astype(float).sum() - 1) > 1e-9 for table in rough[1:] for row in table)
    post, bound = model.posterior(x, rough)
    assert model.Q(x, post, post.theta) + model.entropy(post) == pytest.approx(bound, abs=1e-9)
    kept = fit(model, x, rough, max_iter=0).theta
    assert model.log_likelihood(x, kept) == pytest.approx(bound, abs=1e-9)
    assert bound == pytest.approx(model.log_likelihood(x, theta), abs=1e-5)
