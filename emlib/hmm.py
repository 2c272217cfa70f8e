"""Hidden Markov models of symbols: p(x, z; theta) = pi_z1 prod_n A_z(n-1),z(n) prod_n B_zn,xn.

The labels form a chain, so the E step is a recursion along it. EM for this model is Baum-Welch.
"""

from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import numpy as np
from scipy.special import xlogy

from emlib.engine import steps
from emlib.engine.chain import Chain, backward, entropy, forward, forward_backward
from emlib.engine.limits import TINY
from emlib.engine.sequences import each, sequences
from emlib.model.model import Model
from emlib.model.states import Theta, draw, probabilities, random_start  # noqa: F401 - for all of it


class Statistics(NamedTuple):
    """Expected counts over all sequences, and the theta they were taken at."""

    first: np.ndarray  # (K,)     how often a sequence begins in state k
    pairs: np.ndarray  # (K, K)   how often k follows j
    symbols: np.ndarray  # (K, M)  how often state k shows symbol m
    theta: Theta


class Posterior(NamedTuple):
    """gamma (N, K) of all sequences, one under the other, and of each its chain."""

    gamma: np.ndarray
    chains: tuple[Chain, ...]
    theta: Theta


def merge(S1, S2) -> Statistics:
    """Add statistics of two sets of sequences, taken at the same theta."""
    theta = steps.at_one(S1, S2)
    return Statistics(*(a + b for a, b in zip(S1[:3], S2[:3], strict=True)), theta)


def counts(x, theta):
    """(S, ln p(x; theta)) of one sequence, without a table of pairs for each n."""
    alpha, ahead, c = forward(theta.B.T[x], theta.A, theta.pi)
    gamma, later = backward(alpha, ahead, theta.A)
    pairs = theta.A * (alpha[:-1].T @ later[1:])  # sum_n xi_n
    return counted(x, gamma, pairs, theta), np.log(c).sum()


def counted(x, gamma, pairs, theta) -> Statistics:
    """The expected counts of one sequence, whose xi sum up to pairs."""
    symbols = [np.bincount(x, g, theta.B.shape[1]) for g in gamma.T]
    return Statistics(gamma[0], pairs, np.array(symbols), theta)


def e_step(xs, theta):
    """(S, ln p(x; theta)), nats: sequences are independent, so that their counts add up."""
    parts, ells = zip(*each(xs, lambda x: counts(x, theta)), strict=True)
    return reduce(merge, parts), float(sum(ells))


def shares(S, old):
    """Each row of counts, divided by its sum; a row of no counts stays as it was."""
    total = S.sum(axis=-1, keepdims=True)
    return np.where(total < TINY, old, S / np.where(total < TINY, 1, total))


@dataclass(frozen=True)
class HMM(Model):
    """States that follow each other by A and show symbols by B. x: a sequence (N,), or a list.

    Symbols are the integers 0 .. M-1. Several sequences are a list of arrays, and their lengths
    may differ; each begins anew with pi.
    """

    def start(self, x, theta):
        """Check x and theta once; return (theta, e_step), where e_step(theta) -> (S, bound)."""
        xs, theta = self.checked(x, theta)
        return theta, partial(e_step, xs)

    def m_step(self, S):
        """The theta that maximises Q: expected counts, divided by their sums."""
        S = steps.statistics(S, Statistics)
        return Theta(*(shares(s, old) for s, old in zip(S[:3], S.theta, strict=True)))

    def terms(self, x) -> int:
        """One for each symbol."""
        return sum(map(len, sequences(x)))

    def observations(self, x, D=None):
        """x as a list of sequences, checked."""
        return sequences(x)

    def checked(self, x, theta):
        """(sequences of x, theta); TypeError or ValueError says what is wrong."""
        theta = probabilities(theta)
        return sequences(x, theta.B.shape[1]), theta

    def posterior(self, x, theta):
        """(post, bound): the posterior of all states, and ln p(x; theta) in nats."""
        xs, theta = self.checked(x, theta)
        chains = tuple(each(xs, lambda x: forward_backward(theta.B.T[x], theta.A, theta.pi)))
        gamma = np.concatenate([chain.gamma for chain in chains])
        ell = float(sum(np.log(chain.c).sum() for chain in chains))
        return Posterior(gamma, chains, theta), ell

    def responsibilities(self, x, theta):
        """p(z_n = k | x; theta), (N, K); sequences stand one under the other."""
        return self.posterior(x, theta)[0].gamma

    def log_likelihood(self, x, theta) -> float:
        """ln p(x; theta), nats: one pass forward."""
        xs, theta = self.checked(x, theta)
        cs = each(xs, lambda x: forward(theta.B.T[x], theta.A, theta.pi)[2])
        return float(sum(np.log(c).sum() for c in cs))

    def statistics(self, x, post):
        """Expected counts under the chains of any posterior post."""
        chains = steps.posterior(post, "chains", "theta").chains
        xs, theta = self.checked(x, post.theta)
        wanted, found = [len(x) for x in xs], [len(chain.gamma) for chain in chains]
        if found != wanted:
            raise ValueError(
                f"post must be of sequences as long as those of x, {wanted}, found {found}: take "
                "the first of model.posterior(x, theta)"
            )
        pairs = zip(xs, chains, strict=True)
        return reduce(merge, (counted(x, g, xi.sum(axis=0), theta) for x, (g, xi, _) in pairs))

    def Q(self, x, post, theta) -> float:
        """E ln p(x, z; theta) under post, nats: linear in the expected counts."""
        S, theta = self.statistics(x, post), probabilities(theta)
        if theta.B.shape != S.symbols.shape:
            raise ValueError(
                f"theta must have K states and M symbols as post has, {S.symbols.shape}, found "
                f"{theta.B.shape}: take both from one model"
            )
        return float(sum(xlogy(s, p).sum() for s, p in zip(S[:3], theta, strict=True)))

    def entropy(self, post) -> float:
        """H[post], nats: of the first state, and of each next one given the one before."""
        return float(sum(map(entropy, steps.posterior(post, "chains").chains)))

    def sample(self, theta, n, rng):
        """(x, z): one sequence of n symbols and its states."""
        return draw(theta, n, rng)
