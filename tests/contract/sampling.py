"""Laws of sample(theta, n, rng): a fault must not hide behind chance, so the limits are wide.

At the seeds used here a right sampler passes for ever; six standard errors is far from both sides.
"""

import numpy as np
from scipy.stats import chisquare, kstest, norm

from tests.contract.laws import close, seed

n = 4000


def the_same_seed_draws_the_same_and_another_does_not(model, x, theta):
    first, z = model.sample(theta, 50, seed())
    again, z_again = model.sample(theta, 50, seed())
    close((first, z), (again, z_again), 0.0)
    assert not np.array_equal(model.sample(theta, 50, np.random.default_rng(1))[0], first)
    assert np.unique(first, axis=0).shape == first.shape  # nor twice the same point


def labels_come_in_proportion_to_the_weights(model, x, theta):
    _, z = model.sample(theta, n, seed())
    counts = np.bincount(z, minlength=len(theta.pi))
    assert len(theta.pi) == 1 or chisquare(counts, n * theta.pi).pvalue > 1e-6, counts


def counts_vary_as_binomials_do(model, x, theta):
    rng, p = seed(), theta.pi[0]
    counts = [np.sum(model.sample(theta, 50, rng)[1] == 0) for _ in range(200)]
    ratio = np.var(counts) / (50 * p * (1 - p)) if p < 1 else 1.0
    assert 0.5 < ratio < 1.7, ratio  # a standard error is .1


def points_follow_the_component_of_their_label(model, x, theta):
    x, z = model.sample(theta, n, seed())
    for k in range(len(theta.pi)):
        r = np.linalg.solve(np.linalg.cholesky(theta.Sigma[k]), (x[z == k] - theta.mu[k]).T)
        n_k = r.shape[1]
        assert np.abs(r.mean(axis=1)).max() < 6 / np.sqrt(n_k)
        assert np.abs(np.cov(r) - np.eye(len(r))).max() < 6 * np.sqrt(2 / n_k)


def every_projection_has_the_mixtures_distribution(model, x, theta):
    x, _ = model.sample(theta, n, seed())
    for u in np.random.default_rng(1).normal(size=(4, x.shape[1])):
        sd = np.sqrt(np.einsum("i,kij,j->k", u, theta.Sigma, u))
        law = lambda t, u=u, sd=sd: norm.cdf(t[:, None], theta.mu @ u, sd) @ theta.pi  # noqa: E731
        assert kstest(x @ u, law).pvalue > 1e-6


def the_mean_log_joint_is_minus_the_joint_entropy(model, x, theta):
    x, z = model.sample(theta, n, seed())
    log_joint = model.log_joints(x, theta)[np.arange(n), z]
    log_det = np.linalg.slogdet(2 * np.pi * np.e * theta.Sigma)[1]
    wanted = theta.pi @ (np.log(theta.pi) - log_det / 2)
    assert abs(log_joint.mean() - wanted) < 6 * log_joint.std() / np.sqrt(n)


ALL = (
    the_same_seed_draws_the_same_and_another_does_not,
    labels_come_in_proportion_to_the_weights,
    counts_vary_as_binomials_do,
    points_follow_the_component_of_their_label,
    every_projection_has_the_mixtures_distribution,
    the_mean_log_joint_is_minus_the_joint_entropy,
)
