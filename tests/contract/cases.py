"""Data and parameters for the contract, drawn so that no symmetry can hide a fault.

Unequal weights, correlated covariances of their own size, N, K and D all different, and in some
cases one point a thousand away: identity covariances would hide half of the planted faults.
"""

from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from emlib import GMM, Bernoulli, KMeans, Theta, experts, hmm, priors
from emlib.bernoulli import Counts
from emlib.bernoulli import Theta as Probabilities
from emlib.kmeans import Theta as Centres
from emlib.missing import GMMWithHoles


class Case(NamedTuple):
    """Observations x (N, D), and parameters that are not those they were drawn from."""

    x: np.ndarray
    theta: Theta


def case(seed, D, K, N, far=False, lost=False) -> Case:
    """One case; N is raised until K components of D dimensions have enough points to stand on.

    far: one point lies a thousand away. lost: one component starts where no
    point is its own; not both.
    """
    rng = np.random.default_rng(seed)
    N = max(N, 3 * K * (D + 1))
    truth, theta = _theta(rng, K, D), _theta(rng, K, D)
    z = rng.choice(K, size=N, p=truth.pi)
    noise = np.einsum("nij,nj->ni", np.linalg.cholesky(truth.Sigma)[z], rng.normal(size=(N, D)))
    x = truth.mu[z] + noise
    x[0, 0] += 1000.0 * far
    theta.mu[0] -= 2e3 * (lost and not far and K > 1)
    return Case(x, theta)


def _theta(rng, K, D):
    A = rng.normal(size=(K, D, D))
    Sigma = A @ A.swapaxes(1, 2) + 0.4 * np.eye(D)
    pi = 0.05 + rng.dirichlet(np.full(K, 2.0))
    return Theta(
        pi / pi.sum(),
        rng.normal(scale=2.0, size=(K, D)) + 5.0,
        Sigma * rng.uniform(0.3, 3.0, size=(K, 1, 1)),
    )


CASES = [case(1, 2, 3, 40), case(2, 3, 2, 50), case(3, 1, 4, 35), case(4, 2, 3, 45, far=True)]
CASES += [case(5, 2, 3, 40, lost=True)]

drawn = st.builds(
    case,
    seed=st.integers(0, 10**6),
    D=st.integers(1, 4),
    K=st.integers(1, 4),
    N=st.integers(7, 60),
    far=st.booleans(),
    lost=st.booleans(),
)


def gmm(case):
    """A mixture without a floor."""
    return GMM(), case.x, case.theta


def floored(case):
    """A mixture with a floor per column, high enough to be touched, and a start above it."""
    floor = np.diagonal(case.theta.Sigma, axis1=1, axis2=2).mean(axis=0)
    Sigma = raised(case.theta.Sigma, floor)
    return GMM(floor=floor), case.x, case.theta._replace(Sigma=Sigma)


def of_family(family, floor=0.0, prior=False):
    """A mixture of the family, and the case's theta as it allows it.

    The prior is symmetric in nothing, whatever D is.
    """

    def build(case):
        D = case.x.shape[1]
        Psi, m = np.eye(D) + 0.3 * np.ones((D, D)), np.arange(D) + 4.0
        conjugate = priors.Conjugate(Psi, D + 1.5, alpha=1.7, m=m, kappa=0.4)
        settings = {"prior": conjugate} if prior else {}
        model = GMM(floor=floor, family=family, **settings)
        return model, case.x, model.feasible(case.theta)

    return build


def weighted(case):
    """A mixture whose rows count differently, some of them not at all."""
    w = np.random.default_rng(1).gamma(2.0, size=len(case.x)) * (np.arange(len(case.x)) % 7 > 0)
    return GMM(weights=w), case.x, case.theta


def holed(case):
    """A mixture of rows a fifth of whose cells are hidden, but for the first rows; one is blind."""
    pi, mu, Sigma = case.theta
    x, rng = case.x[:, :3].copy(), np.random.default_rng(1)  # time goes with the patterns, 2^D
    x[5:][rng.random(x[5:].shape) < 0.2] = np.nan
    x[-1] = np.nan
    return GMMWithHoles(), x, Theta(pi, mu[:, :3], Sigma[:, :3, :3])


def kmeans(case):
    """K-means, from the means of the case."""
    return KMeans(), case.x, Centres(case.theta.mu)


def of_experts(gate_steps):
    """Experts of the last column of the case, from lines and a gate that know nothing of it."""

    def build(case):
        V, W = case.theta.mu - 5, case.theta.mu[:, ::-1] - 5
        theta = experts.Theta(V, W, case.theta.Sigma[:, 0, 0].copy())
        return experts.Experts(gate_steps=gate_steps, floor=0.01), case.x, theta

    return build


def bernoulli(case):
    """Zeros and ones: which numbers exceed the mean of their column; one more column is all 0.

    The first row alone may have a one there, so that the column is not always idle.
    """
    x = np.column_stack([case.x > case.x.mean(axis=0), np.zeros(len(case.x))]).astype(float)
    x[0, -1] = x[0, 0]
    rng = np.random.default_rng(len(x))
    mu = rng.uniform(0.05, 0.95, (len(case.theta.pi), x.shape[1]))
    return Bernoulli(), x, Probabilities(case.theta.pi, mu)


def counted(case):
    """Bernoulli variables with counts before the first row, more zeros than ones."""
    _, x, theta = bernoulli(case)
    return Bernoulli(prior=Counts(0.6, 1.7)), x, theta


def chain(case):
    """A hidden Markov model of four symbols, with the N and K of the case."""
    rng, K = np.random.default_rng(case.x[:, 0].copy().view(np.uint64)), len(case.theta.pi)
    rows = [rng.dirichlet(np.full(n, 0.7), K) + 0.01 for n in (K, 4)]
    A, B = (p / p.sum(axis=1, keepdims=True) for p in rows)
    return hmm.HMM(), rng.integers(4, size=len(case.x)), hmm.Theta(case.theta.pi, A, B)


def raised(Sigma, floor):
    """Sigma with the eigenvalues of F^-1/2 Sigma F^-1/2 raised to 1, for F = diag(floor) > 0."""
    if not np.any(floor):
        return Sigma
    root = np.sqrt(np.diag(np.broadcast_to(floor, Sigma.shape[-1:])))
    values, U = np.linalg.eigh(np.linalg.inv(root) @ Sigma @ np.linalg.inv(root))
    diagonal = np.maximum(values, 1.0)[:, None, :] * np.eye(len(root))
    return root @ U @ diagonal @ U.swapaxes(1, 2) @ root
