"""The contract: what must hold for a model, observations x and a feasible theta.

Each law is a function law(model, x, theta) that raises AssertionError where it is broken, so that
the same functions run over real models, which must pass, and over planted faults, which must not.
"""

import sys
from contextlib import contextmanager
from itertools import islice, pairwise

import numpy as np

from emlib import em
from emlib.engine import nearest, rows
from tests.contract.cases import raised
from tests.contract.moves import carried, in_other_units, neighbours, relabelled


def seed():
    """The contract's own randomness: the same in every run."""
    return np.random.default_rng(0)


def close(found, wanted, rtol=1e-9):
    """Equal up to rtol of the largest entry, or of 1; fields of records one by one."""
    if isinstance(wanted, tuple):
        for a, b in zip(found, wanted, strict=True):
            close(a, b, rtol)
        return
    np.testing.assert_allclose(found, wanted, rtol=0, atol=rtol * max(1.0, np.abs(wanted).max()))


def step(model, x, theta):
    """One EM step: theta -> theta."""
    return model.m_step(model.e_step(x, theta)[0])


def walk(model, x, theta, n=8):
    """The first n + 1 steps of em, fewer if a component collapses on the way."""
    steps = []
    try:
        steps.extend(islice(em(model, x, theta), n + 1))
    except ArithmeticError:
        if len(steps) < 2:
            raise
    return steps


def the_bound_is_Q_plus_entropy(model, x, theta):
    post, bound = model.posterior(x, theta)
    close(model.Q(x, post, theta) + model.entropy(post), bound)
    close(model.e_step(x, theta)[1], bound)


def no_other_q_has_a_higher_bound(model, x, theta):
    post, bound = model.posterior(x, theta)
    rng, (N, K) = seed(), post.gamma.shape
    soft = rng.dirichlet(np.ones(K), size=(5, N))
    hard = np.eye(K)[rng.integers(K, size=(5, N))]
    near = 0.99 * post.gamma + 0.01 * soft
    for q in (*soft, *hard, *near):
        other = post._replace(gamma=q)
        lower = model.Q(x, other, theta) + model.entropy(other)
        assert lower <= bound + 1e-9 * max(1.0, abs(bound)), (lower, bound)


def the_m_step_is_the_argmax_of_Q(model, x, theta):
    post, _ = model.posterior(x, theta)
    new = step(model, x, theta)
    best = model.Q(x, post, new)
    for other in (theta, *neighbours(model, new, seed())):
        excess = model.Q(x, post, other) - best
        assert excess <= 1e-9 * max(1.0, abs(best)), (excess, other)


def the_bound_never_falls(model, x, theta):
    bounds = [s.bound for s in walk(model, x, theta, 15)]
    for before, after in pairwise(bounds):
        assert after >= before - 1e-9 * max(1.0, abs(before)), bounds


def every_step_carries_its_own_bound(model, x, theta):
    steps = walk(model, x, theta)
    close(tuple(steps[0].theta), tuple(theta), 0.0)
    for s in steps:
        close(s.bound, model.posterior(x, s.theta)[1])


def each_step_is_the_m_step_of_the_one_before(model, x, theta):
    steps = walk(model, x, theta, 3)
    for before, after in pairwise(steps):
        close(tuple(after.theta), tuple(step(model, x, before.theta)))


def means_are_weighted_means(model, x, theta):
    gamma, N_k = (post := model.posterior(x, theta)[0]).gamma, post.gamma.sum(axis=0)
    weighted = gamma.T @ x / np.where(N_k > 0, N_k, 1)[:, None]
    close(step(model, x, theta).mu, np.where(N_k[:, None] > 0, weighted, theta.mu))


def who_is_responsible_for_nothing_stays(model, x, theta):
    if len(theta.mu) > 1:
        away = theta._replace(mu=theta.mu + 1e5 * np.eye(*theta.mu.shape)[:, :1])
        new = step(model, x, away)
        others = np.arange(1, len(theta.mu))
        close(new.mu[0], away.mu[0])
        close(new.mu[others], step(model, x, _alone(away, others)).mu)


def _alone(theta, components):
    theta = relabelled(theta, components)
    return theta._replace(pi=theta.pi / theta.pi.sum()) if hasattr(theta, "pi") else theta


def one_component_reaches_its_maximum_at_once(model, x, theta):
    first = step(model, x, _alone(theta, [-1]))
    close(first.mu[0], x.mean(axis=0))
    if hasattr(first, "Sigma"):
        close(first.Sigma, raised(np.cov(x.T, bias=True).reshape(1, *2 * x.shape[1:]), model.floor))
    close(tuple(step(model, x, first)), tuple(first))


def names_of_components_do_not_matter(model, x, theta):
    order = seed().permutation(len(theta[0]))
    (post, bound), new = model.posterior(x, theta), step(model, x, theta)
    other = relabelled(theta, order)
    post_there, bound_there = model.posterior(x, other)
    close(bound_there, bound)
    close(post_there.gamma, post.gamma[:, order])
    close(tuple(step(model, x, other)), tuple(relabelled(new, order)))


def units_do_not_matter(model, x, theta):
    A, b, model_there = in_other_units(model, theta, seed())
    there = carried(theta, A, b)
    (post, bound), new = model.posterior(x, theta), step(model, x, theta)
    post_there, bound_there = model_there.posterior(x @ A.T + b, there)
    close(post_there.gamma, post.gamma, 1e-8)
    close(tuple(step(model_there, x @ A.T + b, there)), tuple(carried(new, A, b)), 1e-8)
    if hasattr(theta, "Sigma"):
        close(bound_there, bound - len(x) * np.linalg.slogdet(A)[1])
    else:
        close(bound_there, 9 * bound)


def an_offset_does_not_matter(model, x, theta):
    there = theta._replace(mu=theta.mu + 1e6)  # x itself keeps ten digits there: 1e-7 is fair
    close(model.e_step(x + 1e6, there)[1], model.e_step(x, theta)[1], 1e-7)
    new, new_there = step(model, x, theta), step(model, x + 1e6, there)
    close(new_there.mu - 1e6, new.mu, 1e-7)
    close(tuple(new_there._replace(mu=new.mu)), tuple(new), 1e-7)


def parts_add_up_to_the_whole(model, x, theta):
    cut = len(x) // 3
    (S1, bound1), (S2, bound2) = model.e_step(x[:cut], theta), model.e_step(x[cut:], theta)
    S, bound = model.e_step(x, theta)
    merged = sys.modules[type(S).__module__].merge(S1, S2)
    close(bound1 + bound2, bound)
    close(tuple(merged[:-1]), tuple(S[:-1]))
    close(tuple(model.m_step(merged)), tuple(model.m_step(S)))


def the_size_of_blocks_does_not_matter(model, x, theta):
    (S, bound), new = model.e_step(x, theta), step(model, x, theta)
    with small_blocks():
        close(model.e_step(x, theta)[1], bound)
        close(tuple(model.e_step(x, theta)[0][:-1]), tuple(S[:-1]))
        close(tuple(step(model, x, theta)), tuple(new))


def inputs_are_never_changed(model, x, theta):
    kept_x, kept = x.copy(), type(theta)(*(field.copy() for field in theta))
    for array in (kept_x, *kept):
        array.setflags(write=False)
    post, _ = model.posterior(kept_x, kept)
    new = walk(model, kept_x, kept, 2)[-1].theta
    model.Q(kept_x, post, new)
    x, theta = x.copy(), type(theta)(*(field.copy() for field in theta))
    walk(model, x, theta, 2)
    model.posterior(x, theta)
    close((x, *theta), (kept_x, *kept), 0.0)


def the_same_run_twice_is_the_same_to_the_last_bit(model, x, theta):
    x = x.copy()
    first, second = walk(model, x, theta, 4), walk(model, x, theta, 4)
    assert [s.bound for s in first] == [s.bound for s in second]
    close(tuple(first[-1].theta), tuple(second[-1].theta), 0.0)


@contextmanager
def small_blocks():
    """Blocks of a few rows, for mixtures and for k-means."""
    kept = rows.BYTES, nearest.BYTES
    rows.BYTES = nearest.BYTES = 2000
    try:
        yield
    finally:
        rows.BYTES, nearest.BYTES = kept


ALL = (
    the_bound_is_Q_plus_entropy,
    no_other_q_has_a_higher_bound,
    the_m_step_is_the_argmax_of_Q,
    the_bound_never_falls,
    every_step_carries_its_own_bound,
    each_step_is_the_m_step_of_the_one_before,
    means_are_weighted_means,
    who_is_responsible_for_nothing_stays,
    one_component_reaches_its_maximum_at_once,
    names_of_components_do_not_matter,
    units_do_not_matter,
    an_offset_does_not_matter,
    parts_add_up_to_the_whole,
    the_size_of_blocks_does_not_matter,
    inputs_are_never_changed,
    the_same_run_twice_is_the_same_to_the_last_bit,
)
