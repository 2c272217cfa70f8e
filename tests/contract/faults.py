"""The planted faults: emlib's core with one thought wrong.

M1 ... M20 are the course's names of misconceptions. Each fault names functions of emlib and says,
for each, what stands in its place: wrap(original) -> replacement. Where a function lives, and how
it is written, is nothing to these faults.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import logsumexp

from emlib.engine import nearest
from emlib.engine.covariance import cholesky
from emlib.model.priors import FLAT


@dataclass(frozen=True, eq=False)
class Mutant:
    """A fault, what it replaces, and the row of the table of models that it is planted in."""

    fault: str
    wraps: dict[str, Callable]
    row: str = "GMM"


MUTANTS = []


def plant(fault, name, row="GMM"):
    """A decorator: wrap(original) -> replacement of the function called name."""

    def add(wrap):
        MUTANTS.append(Mutant(fault, {name: wrap}, row))
        return wrap

    return add


def made_of(change):
    """wrap of a function whose answer is changed: change(answer, *arguments) -> answer."""
    return lambda original: lambda *args, **named: change(original(*args, **named), *args, **named)


def given(change):
    """wrap of a function that is called with other arguments: change(*arguments) -> arguments."""
    return lambda original: lambda *args, **named: original(*change(*args, **named))


def answer(fault, name, change, row="GMM"):
    """Plant a fault in what a function returns."""
    MUTANTS.append(Mutant(fault, {name: made_of(change)}, row))


def question(fault, name, change, row="GMM"):
    """Plant a fault in what a function is asked."""
    MUTANTS.append(Mutant(fault, {name: given(change)}, row))


# the E-step


def without_pi():
    """M1: gamma from the densities alone; ln p(x) stays right."""
    kept = {}

    def view_height(original):
        def wrong(pi, mu, Sigma):
            kept["log_pi"] = np.log(pi)[:, None]
            return original(pi, mu, Sigma)

        return wrong

    def bayes(original):
        def wrong(log_joint, out=None):
            return original(log_joint - kept["log_pi"])[0], original(log_joint)[1]

        return wrong

    return {"view_height": view_height, "bayes": bayes}


MUTANTS.append(Mutant("M1 pi left out of gamma", without_pi()))


@plant("M2 gamma normalised over n", "bayes")
def _(original):
    return lambda log_joint, out=None: (
        np.exp(log_joint - logsumexp(log_joint, axis=1, keepdims=True)),
        original(log_joint)[1],
    )


question(
    "M2 in the sums of the E-step only",
    "gmm.statistics",
    lambda block, gamma, view: (block, gamma / gamma.sum(), view),
)


@plant("M3 Sigma for its inverse", "Block.half_squares")
def _(original):
    def wrong(block):
        original(block)
        L = np.linalg.inv(block._A[:, :, :-1])
        squares = (np.einsum("kij,kjn->kin", L @ L, block._z) ** 2).sum(axis=1)
        block.log_joint[:] = squares
        return block.log_joint

    return wrong


question(
    "M4 variances read as standard deviations",
    "view_from",
    lambda mu, Sigma, c: (mu, Sigma @ Sigma, c),
)


@plant("M8 log of the mean for the mean of the log", "Words.Q")
def _(original):
    def wrong(model, x, post, theta):
        mean = logsumexp(model.log_joints(x, theta), axis=1, b=post.gamma)
        return model.total(mean) + model.prior.log_density(theta)

    return wrong


@plant("M9 no maximum taken out before exp", "bayes")
def _(original):
    def wrong(log_joint, out=None):
        p = np.exp(log_joint)
        return p / p.sum(axis=0), np.log(p.sum(axis=0))

    return wrong


@plant("M10 hard labels", "bayes")
def _(original):
    return lambda log_joint, out=None: (
        1.0 * (log_joint == log_joint.max(axis=0)),
        original(log_joint)[1],
    )


question(
    "ln pi left out of the joint density",
    "view_height",
    lambda pi, mu, Sigma: (pi**0, mu, Sigma),
)
answer("half the log determinant", "half_log_det", lambda found, L: found / 2)
answer(
    "the constant of the Gaussian left out",
    "view_height",
    lambda found, pi, mu, Sigma: (found[0], found[1] + mu.shape[1] / 2 * np.log(2 * np.pi)),
)


@plant("M11 the bound is Q", "bayes")
def _(original):
    def wrong(log_joint, out=None):
        gamma, log_px = original(log_joint)
        return gamma, log_px + (gamma * np.log(gamma + 1e-300)).sum(axis=0)

    return wrong


answer(
    "M19 the bound is a mean",
    "gmm.e_step",
    lambda found, *_: (found[0], found[1] / found[0].N_k.sum()),
)
answer("only the last block counts", "gmm.merge", lambda found, S1, S2: S2)
answer(
    "merge forgets the squares of one part",
    "gmm.merge",
    lambda found, S1, S2: found._replace(zz=2 * S2.zz),
)
answer("entropy without its sign", "Words.entropy", lambda found, *_: -found)

# the M-step


def other_N_k(S):
    """S in which every component counts all rows."""
    return (S._replace(N_k=np.full_like(S.N_k, S.N_k.sum())),)


question("M5 N for N_k", "gaussians", other_N_k)
answer(
    "M6 N_k - 1",
    "gaussians",
    lambda found, S: (found[0], found[1] * (S.N_k / (S.N_k - 1))[:, None, None]),
)
answer(
    "M7 the old mean in Sigma",
    "gaussians",
    lambda found, S: (found[0], found[1] + outer(found[0] - S.view.mu)),
)


def outer(d):
    """d_k d_k^T for every row of d."""
    return d[:, :, None] * d[:, None]


answer(
    "M16 ridge of .05 after the M-step",
    "GMM.m_step",
    lambda theta, *_: theta._replace(Sigma=theta.Sigma + 0.05 * np.eye(theta.mu.shape[1])),
)
answer(
    "the mean in whitened coordinates",
    "gaussians",
    lambda found, S: (S.view.mu + S.z / np.maximum(S.N_k, 1e-300)[:, None], found[1]),
)


@plant("L where its transpose belongs", "gaussians")
def _(original):
    def wrong(S):
        mu, Sigma = original(S)
        L = S.view.L
        Sigma = Sigma @ np.linalg.inv(L.swapaxes(1, 2)) @ L
        return mu, (Sigma + Sigma.swapaxes(1, 2)) / 2

    return wrong


answer(
    "weights equal for ever",
    "gmm.m_step",
    lambda theta, *_: theta._replace(pi=np.full(len(theta.pi), 1 / len(theta.pi))),
)
answer("an idle component is not looked after", "idle_in_place", lambda found, S: S)


@plant("M15 x is centred in place", "Block.__init__")
def _(original):
    def wrong(block, x, weights, view, work):
        x -= view.c
        original(block, x, weights, view._replace(c=0 * view.c), work)

    return wrong


# the floor
answer(
    "the floor is added",
    "at_least",
    lambda found, Sigma, floor: Sigma + np.diag(floor * np.ones(Sigma.shape[1])),
    "GMM with a floor",
)


@plant("variances, not eigenvalues, are raised", "at_least", "GMM with a floor")
def _(original):
    def wrong(Sigma, floor):
        I = np.eye(Sigma.shape[1])
        return Sigma + np.maximum(I * floor - Sigma * I, 0)

    return wrong


question(
    "the floor forgets the columns' units",
    "at_least",
    lambda Sigma, floor: (Sigma, np.mean(floor)),
    "GMM with a floor",
)

# the algorithm


@plant("M11 the trace belongs to the previous theta", "em")
def _(original):
    def wrong(model, x, theta):
        for step in original(model, x, theta):
            S, bound = model.e_step(x, step.theta)
            yield step._replace(theta=model.m_step(S), bound=bound)

    return wrong


@plant("every second step is left out", "em")
def _(original):
    def wrong(model, x, theta):
        for t, step in enumerate(original(model, x, theta)):
            if t % 2 == 0:
                yield step

    return wrong


# sampling


def draw(theta, z, rng, factors=cholesky):
    """Points of the components z (n,)."""
    x = rng.standard_normal((len(z), theta.mu.shape[1]))
    L = factors(theta.Sigma)
    return theta.mu[z] + np.einsum("nij,nj->ni", L[z], x), z


@plant("M12 labels and points shuffled apart", "Gaussian.sample")
def _(original):
    def wrong(model, theta, n, rng):
        x, z = original(model, theta, n, rng)
        return x, rng.permutation(z)

    return wrong


@plant("M12 fixed counts", "Gaussian.sample")
def _(original):
    def wrong(model, theta, n, rng):
        z = np.searchsorted(np.cumsum(theta.pi)[:-1], (np.arange(n) + 0.5) / n)
        return draw(theta, rng.permutation(z), rng)

    return wrong


@plant("M13 the transpose of L", "Gaussian.sample")
def _(original):
    def wrong(model, theta, n, rng):
        z = rng.choice(len(theta.pi), size=n, p=theta.pi)
        return draw(theta, z, rng, lambda Sigma: cholesky(Sigma).swapaxes(1, 2))

    return wrong


question(
    "M14 rng ignored",
    "Gaussian.sample",
    lambda model, theta, n, rng: (model, theta, n, np.random.default_rng(0)),
)
question(
    "labels without weights",
    "Gaussian.sample",
    lambda model, theta, n, rng: (
        model,
        theta._replace(pi=np.full(len(theta.pi), 1 / len(theta.pi))),
        n,
        rng,
    ),
)

# families, priors, weights
question(
    "tied: a plain mean",
    "Tied.project",
    lambda family, Sigma, count: (family, Sigma, np.ones(len(Sigma))),
    "GMM tied",
)
answer(
    "spherical: the trace itself",
    "Spherical.variances",
    lambda found, family, Sigma: found * Sigma.shape[1],
    "GMM spherical",
)
answer(
    "diagonal: the largest variance for all",
    "Diagonal.variances",
    lambda found, *_: np.broadcast_to(found.max(axis=1, keepdims=True), found.shape),
    "GMM diagonal",
)


@plant("weights left out of the statistics", "gmm.statistics", "GMM with weights")
def _(original):
    def wrong(block, gamma, view):
        block.weights = None
        return original(block, gamma, view)

    return wrong


@plant("weights left out of the bound", "gmm.e_step", "GMM with weights")
def _(original):
    def wrong(rows, theta):
        S, _ = original(rows, theta)
        weights, rows.weights = rows.weights, None
        _, ell = original(rows, theta)
        rows.weights = weights
        return S, ell

    return wrong


@plant("the mean's prior forgotten in the count", "Conjugate.mode", "GMM with a prior")
def _(original):
    def wrong(prior, theta, N_k):
        theta, count = original(prior, theta, N_k)
        fewer = count - (prior.kappa > 0)
        return theta._replace(Sigma=theta.Sigma * (count / fewer)[:, None, None]), fewer

    return wrong


@plant("the mean of the posterior for its mode", "Conjugate.mode", "GMM with a prior")
def _(original):
    def wrong(prior, theta, N_k):
        theta, count = original(prior, theta, N_k)
        pi = N_k + np.broadcast_to(prior.alpha, N_k.shape)
        return theta._replace(pi=pi / pi.sum()), count

    return wrong


@plant("the pull of the mean left out of the scatter", "Conjugate.mode", "GMM with a prior")
def _(original):
    def wrong(prior, theta, N_k):
        new, count = original(prior, theta, N_k)
        pull = prior.kappa * N_k / (N_k + prior.kappa) / count
        between = pull[:, None, None] * outer(theta.mu - prior.m)
        return new._replace(Sigma=new.Sigma - between), count

    return wrong


question(
    "the prior left out of the bound",
    "Mixture.objective",
    lambda model, e_step: (replace(model, prior=FLAT), e_step),
    "GMM with a prior",
)


@plant(
    "the prior's precision of the mean is a variance",
    "Conjugate._component",
    "GMM with a prior",
)
def _(original):
    def wrong(prior, mu, Sigma):
        away = mu - prior.m
        square = away @ np.linalg.solve(Sigma, away)
        return original(prior, mu, Sigma) + (prior.kappa - 1 / prior.kappa) / 2 * square

    return wrong


# k-means


def by(score):
    """An assignment to the centre with the least score(x, mu), (K, n)."""

    def wrong(b, mu):
        b.r[:] = np.arange(len(mu))[:, None] == score(b, mu).argmin(axis=0)
        return b.r

    return lambda original: wrong


MUTANTS += [
    Mutant(
        "the farthest centre",
        {"assignments": by(lambda b, mu: -nearest.square_distances(b.x, mu))},
        "KMeans",
    ),
    Mutant(
        "half the constant of a score",
        {"assignments": by(lambda b, mu: (mu**2).sum(axis=1)[:, None] / 4 - mu @ b.x.T)},
        "KMeans",
    ),
]
question(
    "N for N_k in a cluster's mean",
    "KMeans.m_step",
    lambda model, S: (model, *other_N_k(S)),
    "KMeans",
)


@plant("an empty cluster goes to the centre of centres", "KMeans.m_step", "KMeans")
def _(original):
    def wrong(model, S):
        empty, middle = (S.N_k == 0)[:, None], S.theta.mu.mean(axis=0)
        return S.theta._replace(mu=np.where(empty, middle, original(model, S).mu))

    return wrong


answer(
    "the distortion about the first centre",
    "kmeans.e_step",
    lambda found, parts, theta: (found[0], -sum(((b.x - theta.mu[0]) ** 2).sum() for b in parts)),
    "KMeans",
)
answer(
    "sums about 0, carried as if about the centre",
    "kmeans.e_step",
    lambda found, parts, theta: (
        found[0]._replace(d=found[0].d + found[0].N_k[:, None] * theta.mu),
        found[1],
    ),
    "KMeans",
)
answer(
    "the old centre left out",
    "KMeans.m_step",
    lambda found, model, S: found._replace(mu=found.mu - S.theta.mu),
    "KMeans",
)
MUTANTS = tuple(MUTANTS)
