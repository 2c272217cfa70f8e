"""The planted faults of the later models: zeros and ones, chains, experts, rows with holes.

They are told as those of faults.py are, whose table chapter 08 shows; these are for tests alone.
"""

import numpy as np
from scipy.stats import norm

from emlib.bernoulli import log_power
from emlib.model.words import Words
from tests.contract.faults import Mutant, given, made_of

MORE = []
EXPERTS, ONE_STEP = "Experts, the gate at its top", "Experts, one gate step"


def plant(fault, name, row):
    """A decorator: wrap(original) -> replacement of the function called name."""

    def add(wrap):
        MORE.append(Mutant(fault, {name: wrap}, row))
        return wrap

    return add


def answer(fault, name, row, change):
    """Plant a fault in what a function returns: change(answer, *arguments) -> answer."""
    plant(fault, name, row)(made_of(change))


def question(fault, name, row, change):
    """Plant a fault in what a function is asked: change(*arguments) -> arguments."""
    plant(fault, name, row)(given(change))


# zeros and ones


@plant("a zero says nothing", "Bernoulli._log_joints", "Bernoulli")
def _(original):
    return lambda model, x, theta: np.log(theta.pi) + log_power(theta.mu, x)


question(
    "N for N_k in the share of ones",
    "bernoulli.m_step",
    "Bernoulli",
    lambda S: (S._replace(N_k=np.full(len(S.N_k), S.N_k.mean())),),
)
question(
    "hard labels in the sums of ones",
    "Bernoulli._statistics",
    "Bernoulli",
    lambda model, x, post: (
        model,
        x,
        post._replace(gamma=np.equal(post.gamma, post.gamma.max(axis=1, keepdims=True)) * 1.0),
    ),
)


@plant("an impossible pixel is only unlikely", "log_power", "Bernoulli")
def _(original):
    return lambda p, x: x @ np.log(np.maximum(p, 1e-3)).T


@plant("zeros counted as ones before", "Counts.mode", "Bernoulli with counts")
def _(original):
    def wrong(prior, theta, N_k):
        theta, n_eff = original(prior, theta, N_k)
        return theta._replace(mu=theta.mu + (prior.zeros - prior.ones) / n_eff[:, None]), n_eff

    return wrong


@plant("ones counted before, but in no denominator", "Counts.mode", "Bernoulli with counts")
def _(original):
    def wrong(prior, theta, N_k):
        mu = theta.mu + prior.ones / np.maximum(N_k, 1e-300)[:, None]
        return theta._replace(mu=np.minimum(mu, 1)), N_k

    return wrong


answer(
    "the prior's zeros left out of the bound",
    "Counts.log_density",
    "Bernoulli with counts",
    lambda found, prior, theta: found - prior.zeros * np.log1p(-theta.mu).sum(),
)


# chains

answer(
    "the past alone, nothing of what comes after",
    "chain.backward",
    "HMM",
    lambda _, alpha, ahead, A: (alpha, alpha / np.where(ahead > 0, ahead, 1)),
)


@plant("the way back by columns of A", "chain.backward", "HMM")
def _(original):
    return lambda alpha, ahead, A: original(alpha, ahead, A.T)


@plant("pairs of states as if they were independent", "hmm.counted", "HMM")
def _(original):
    return lambda x, gamma, pairs, theta: original(x, gamma, gamma[:-1].T @ gamma[1:], theta)


question(
    "from and to exchanged",
    "hmm.counted",
    "HMM",
    lambda x, gamma, pairs, theta: (x, gamma, pairs.T, theta),
)
answer(
    "the first state as often as any",
    "hmm.counted",
    "HMM",
    lambda S, x, gamma, *_: S._replace(first=gamma.mean(axis=0)),
)
answer(
    "the last symbol is not counted",
    "hmm.counted",
    "HMM",
    lambda S, x, gamma, *_: S._replace(symbols=S.symbols - np.outer(gamma[-1], _one(x[-1], S))),
)


def _one(symbol, S):
    return np.eye(S.symbols.shape[1])[symbol]


@plant("columns divided by their sums", "hmm.shares", "HMM")
def _(original):
    def wrong(S, old):
        total = S.sum(axis=0)
        return np.where(total > 0, S / np.where(total > 0, total, 1), old)

    return wrong


# experts


@plant("the gate has no say in who answers", "gated.log_joints", EXPERTS)
def _(original):
    def wrong(known, theta):
        return norm.logpdf(known.y[:, None], known.X @ theta.W.T, np.sqrt(theta.sigma2))

    return wrong


question(
    "each expert fits all rows alike",
    "pairs.least_squares",
    EXPERTS,
    lambda known, counts: (known, np.ones_like(counts)),
)
answer(
    "squares about the line divided by N",
    "pairs.least_squares",
    EXPERTS,
    lambda found, known, counts: (found[0], found[1] * counts.mean()),
)
answer(
    "the gate steps downhill",
    "gate.climbed",
    EXPERTS,
    lambda u, B, gamma, old, *_: 2 * old - u,
)


@plant("no step of the gate is too long", "gate.uphill", ONE_STEP)
def _(original):
    return lambda B, gamma, u, direction: u + 4 * (original(B, gamma, u, direction) - u)


answer(
    "the bound lags one expert behind",
    "experts.e_step",
    ONE_STEP,
    lambda found, known, theta: (found[0], found[1] - found[0].gamma[:, 0].sum()),
)


# rows with holes


@plant("what is hidden is filled in, and varies no more", "carried_up", "GMM with holes")
def _(original):
    def wrong(S, o, view):
        up = original(S, o, view)
        blind = original(S._replace(z=0 * S.z, zz=0 * S.zz), o, view)
        return up._replace(zz=up.zz - blind.zz) if len(o) < view.mu.shape[1] else up

    return wrong


@plant("the hidden cells of a pattern vary once, not row by row", "carried_up", "GMM with holes")
def _(original):
    def wrong(S, o, view):
        up = original(S, o, view)
        blind = original(S._replace(z=0 * S.z, zz=0 * S.zz), o, view).zz
        share = blind / np.maximum(S.N_k, 1e-300)[:, None, None]
        return up._replace(zz=up.zz - blind + share) if len(o) < view.mu.shape[1] else up

    return wrong


@plant("a block of the precision for one of Sigma", "patterns.marginal", "GMM with holes")
def _(original):
    def wrong(theta, o):
        inverse = np.linalg.inv(theta.Sigma)[:, o[:, None], o]
        return original(theta, o)._replace(Sigma=np.linalg.inv(inverse))

    return wrong


@plant("a blind row belongs to all alike", "patterns._shown", "GMM with holes")
def _(original):
    def wrong(part, theta):
        S, ell = original(part, theta)
        return (S if part.o.size else S._replace(N_k=np.full_like(S.N_k, S.N_k.mean()))), ell

    return wrong


@plant("the entropy of labels alone", "GMMWithHoles.entropy", "GMM with holes")
def _(original):
    return Words.entropy


@plant("hidden cells at their mean, whatever the others are", "carried_up", "GMM with holes")
def _(original):
    def wrong(S, o, view):
        if len(o) == view.mu.shape[1]:
            return original(S, o, view)
        L_inv = np.linalg.inv(view.L if view.L.ndim == 3 else view.L[:, :, None] * np.eye(len(o)))
        shown = S.view.L if o.size else np.zeros((len(view.mu), 0, 0))
        P = L_inv[:, :, o] @ shown  # z of x_o, with x_m = mu_m
        up = original(S, o, view)
        blind = original(S._replace(z=0 * S.z, zz=0 * S.zz), o, view).zz
        return up._replace(z=(P @ S.z[:, :, None])[:, :, 0], zz=P @ S.zz @ P.swapaxes(1, 2) + blind)

    return wrong


MORE = tuple(MORE)
