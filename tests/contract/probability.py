"""Laws of models that have a density: a posterior that is Bayes' rule, and the calculus of EM."""

from itertools import product

import numpy as np
from scipy.special import logsumexp, xlogy
from scipy.stats import multivariate_normal
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture
from sklearn.utils._testing import ignore_warnings

from emlib import certificate
from tests.contract.laws import close, seed, small_blocks, step, walk
from tests.contract.moves import curve, neighbours, relabelled


def brute_force_over_all_labels(model, x, theta):
    K = len(theta.pi)
    x = x[: {1: 6, 2: 6, 3: 5, 4: 4}[K]]
    labels = np.array(list(product(range(K), repeat=len(x))))
    log_joint = np.array([model.log_joint(x, z, theta) for z in labels])
    ell = logsumexp(log_joint)
    p = np.exp(log_joint - ell)
    post, bound = model.posterior(x, theta)
    close(bound, ell)
    close(post.gamma, np.einsum("s,snk->nk", p, np.eye(K)[labels]))
    close(model.Q(x, post, theta), np.sum(p * log_joint, where=p > 0))
    close(model.entropy(post), -xlogy(p, p).sum())


def the_density_is_scipys(model, x, theta):
    joint = np.column_stack(
        [
            np.log(pi) + multivariate_normal(mu, Sigma).logpdf(x)
            for pi, mu, Sigma in zip(*theta, strict=True)
        ]
    )
    close(model.log_joints(x, theta), joint)
    close(model.log_density(x, theta), logsumexp(joint, axis=1))
    close(model.e_step(x, theta)[1], logsumexp(joint, axis=1).sum())


def the_words_agree(model, x, theta):
    log_joints, post = model.log_joints(x, theta), model.posterior(x, theta)[0]
    ell = model.log_density(x, theta)
    gamma = model.responsibilities(x, theta)
    close(gamma.sum(axis=1), np.ones(len(x)), 1e-12)
    close(gamma, np.exp(log_joints - ell[:, None]))
    close(gamma, post.gamma)
    close(model.predict(x, theta), gamma.argmax(axis=1), 0.0)
    close(model.log_likelihood(x, theta), ell.sum())
    z = model.predict(x, theta)
    close(model.log_joint(x, z, theta), log_joints[np.arange(len(x)), z].sum())


def statistics_at_the_posterior_are_the_e_steps(model, x, theta):
    S, _ = model.e_step(x, theta)
    there = model.statistics(x, model.posterior(x, theta)[0])
    close(tuple(there[:-1]), tuple(S[:-1]))
    close(there.N_k.sum(), len(x))
    with small_blocks():
        close(tuple(model.statistics(x, model.posterior(x, theta)[0])[:-1]), tuple(S[:-1]))
        close(tuple(model.e_step(x, theta)[0][:-1]), tuple(S[:-1]))


def any_two_thetas_obey_the_certificate(model, x, theta):
    """Theorem 8.3: the likelihood changes by dQ + KL, for pairs that are no EM step as well."""
    for other in (step(model, x, theta), *neighbours(model, theta, seed(), n=1)):
        parts = certificate(model, x, theta, other)
        scale = max(1.0, abs(model.log_likelihood(x, theta)), abs(parts.dl))
        assert abs(parts.residual) <= 1e-9 * scale, parts
        assert parts.kl >= -1e-9 * scale, parts
        dl = model.e_step(x, other)[1] - model.e_step(x, theta)[1]
        assert abs(dl - parts.dl) <= 1e-9 * scale, (dl, parts)


def Q_and_likelihood_rise_alike_at_theta(model, x, theta):
    """Fisher's identity, Corollary 8.5, by central differences along curves through theta."""
    post, bound = model.posterior(x, theta)
    h = 1e-5
    for rng in seed().spawn(3):
        at = curve(theta, rng)
        dl = (model.posterior(x, at(h))[1] - model.posterior(x, at(-h))[1]) / (2 * h)
        dQ = (model.Q(x, post, at(h)) - model.Q(x, post, at(-h))) / (2 * h)
        assert abs(dl - dQ) <= 1e-6 * max(1.0, abs(bound), abs(dl)), (dl, dQ)


def equal_components_stay_equal(model, x, theta):
    """Theorem 6.1."""
    if len(theta.pi) > 1:
        order = np.r_[1, 1, 2 : len(theta.pi)]
        pi = theta.pi / theta.pi[order].sum()
        new = step(model, x, relabelled(theta._replace(pi=pi), order))
        close(tuple(relabelled(new, [0])), tuple(relabelled(new, [1])), 1e-12)


def a_component_of_weight_0_keeps_its_place(model, x, theta):
    if len(theta.pi) == 1:
        return
    idle, busy = theta._replace(pi=_without_first(theta.pi)), np.arange(1, len(theta.pi))
    new, without = step(model, x, idle), relabelled(idle, busy)
    close(tuple(relabelled(new, [0])), tuple(relabelled(idle, [0])))
    close(tuple(relabelled(new, busy)), tuple(step(model, x, without)))
    close(model.log_likelihood(x, idle), model.log_likelihood(x, without))


def _without_first(pi):
    return np.r_[0.0, pi[1:] / pi[1:].sum()]


def each_step_matches_two_moments_of_x(model, x, theta):
    """Corollary 5.2: mean and covariance of the mixture are those of the sample."""
    pi, mu, Sigma = step(model, x, theta)
    mean = pi @ mu
    second = np.einsum("k,kij->ij", pi, Sigma + mu[:, :, None] * mu[:, None, :])
    close(mean, x.mean(axis=0))
    close(second - np.outer(mean, mean), np.cov(x.T, bias=True).reshape(second.shape))


@ignore_warnings(category=ConvergenceWarning)
def one_step_is_scikit_learns(model, x, theta):
    (_, bound), (new, new_bound) = walk(model, x, theta, 1)
    if not new.pi.all():
        return  # it moves a component of weight 0 to the origin
    peer = GaussianMixture(
        len(theta.pi),
        reg_covar=0.0,
        max_iter=1,
        init_params="random",
        weights_init=theta.pi,
        means_init=theta.mu,
        precisions_init=np.linalg.inv(theta.Sigma),
    ).fit(x)
    close((peer.weights_, peer.means_), tuple(new)[:2])
    close(peer.covariances_, new.Sigma, 1e-8)  # it takes an inverse of Sigma for its start
    close(peer.lower_bound_ * len(x), bound)  # it lags one step behind
    close(peer.score(x) * len(x), new_bound)
    close(peer.predict_proba(x), model.responsibilities(x, new))


def the_floor_is_kept(model, x, theta):
    root = np.sqrt(model.floor)
    for s in walk(model, x, theta, 3):
        least = np.linalg.eigvalsh(s.theta.Sigma / np.outer(root, root))[:, 0]
        assert least.min() >= 1 - 1e-9, least


ALL = (
    brute_force_over_all_labels,
    the_density_is_scipys,
    the_words_agree,
    statistics_at_the_posterior_are_the_e_steps,
    any_two_thetas_obey_the_certificate,
    Q_and_likelihood_rise_alike_at_theta,
    equal_components_stay_equal,
    a_component_of_weight_0_keeps_its_place,
)
FREE = (each_step_matches_two_moments_of_x, one_step_is_scikit_learns)  # nothing constrains Sigma
FLOORED = (the_floor_is_kept,)
