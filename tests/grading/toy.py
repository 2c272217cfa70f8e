"""A small assignment with every kind of question, and notebooks that answer it."""

import dataclasses
import hashlib
import json
from typing import NamedTuple

import numpy as np
from scipy.special import logsumexp

from emgrade import records, seeds, store
from emgrade.many import Setting
from emgrade.spec import Assignment, Check, Choice, Function, Mistake, Number, Rng, Text

PLACE = "04-e-step.html#code-by-hand"


# ---- right and wrong answers, as functions ----


def log_joint(x, pi, mu, sigma2):
    return np.log(pi) - 0.5 * np.log(2 * np.pi * sigma2) - 0.5 * (x[:, None] - mu) ** 2 / sigma2


def shares(x, pi, mu, sigma2):
    joint = log_joint(x, pi, mu, sigma2)
    return np.exp(joint - logsumexp(joint, axis=1, keepdims=True))


def shares_without_weights(x, pi, mu, sigma2):
    return shares(x, np.full(len(pi), 1 / len(pi)), mu, sigma2)


def moments(x, gamma):
    n_k = gamma.sum(axis=0)
    mu = gamma.T @ x / n_k
    return n_k / len(x), mu, (gamma * (x[:, None] - mu) ** 2).sum(axis=0) / n_k


def moments_by_n(x, gamma):
    pi, mu, sigma2 = moments(x, gamma)
    return pi, mu * pi, sigma2


def stops(x, gamma):
    raise ValueError("a wrong function may stop")


def loglik(x, pi, mu, sigma2):
    return float(logsumexp(log_joint(x, pi, mu, sigma2), axis=1).sum())


def labels(x, centres, rng):
    return {"labels": np.abs(x[:, None] - centres).argmin(axis=1), "first": float(rng.normal())}


# ---- the assignment ----


def model(rng, scale=1.0):
    k, n = rng.integers(2, 5), rng.integers(5, 9)
    pi, mu = rng.dirichlet(np.full(k, 3)), rng.normal(0, 3, k)
    return rng.normal(0, 3, n) * scale, pi, mu, rng.uniform(0.5, 3, k)


def drawn(rng):
    return [model(rng)]


def far(rng):
    return [model(rng, 300.0)]


def weighted(rng):
    x, pi, *_ = model(rng)
    return [(x, rng.dirichlet(np.ones(len(pi)), len(x)))]


def centred(rng):
    x, _, mu, _ = model(rng)
    return [(x, mu, Rng(int(rng.integers(1000))))]


def rows_sum_to_one(found, wanted, calls):
    gaps = [np.abs(gamma.sum(axis=1) - 1).max() for gamma in found]
    return None if max(gaps) < 1e-6 else f"a row misses one by {max(gaps):.2g}"


def checks(calls, points=2, **more):
    return [
        Check(name="as in your notebook", points=1, calls=calls, hint="see above", visible=True),
        Check(name="other numbers", points=points, calls=calls, hint="others", repeat=3, **more),
    ]


def function(name, calls, mistakes=(), extra=()):
    told = {"id": name.replace("_", "-"), "title": name, "section": PLACE, "minutes": 5}
    return Function(name=name, checks=[*checks(calls), *extra], mistakes=mistakes, **told)


SUM = Check(name="rows sum to one", points=1, calls=drawn, hint="rows", judge=rows_sum_to_one)
FAR = Check(name="far points", points=1, calls=far, hint="stay in logarithms")
ASSIGNMENT = Assignment(
    slug="toy",
    title="A toy",
    questions=[
        function(
            "shares",
            drawn,
            [Mistake("M1", "you left out the weights", shares_without_weights)],
            [SUM, FAR],
        ),
        function(
            "moments",
            weighted,
            [Mistake("-", "stops", stops), Mistake("M11", "divide by N_k", moments_by_n)],
        ),
        function("loglik", drawn),
        function("labels", centred),
        Number(
            id="sum",
            title="A sum",
            name="total",
            section=PLACE,
            minutes=1,
            points=2,
            given=lambda rng: {"a": float(rng.integers(1, 9)), "b": float(rng.integers(1, 9))},
            right=lambda a, b: a + b,
            tol=1e-3,
            hint="add",
            mistakes=[Mistake("product", "you multiplied", lambda a, b: a * b)],
        ),
        Choice(
            id="colour",
            title="A choice",
            name="colour",
            section=PLACE,
            minutes=1,
            points=1,
            right="red",
            options={"red": "because it is", "blue": "this is the sky's"},
        ),
        Text(
            id="why",
            title="Why",
            name="why",
            section=PLACE,
            minutes=5,
            rubric={"says why": 3},
            words=10,
        ),
    ],
)


class Loaded(NamedTuple):
    assignment: Assignment
    solutions: dict


LOADED = Loaded(ASSIGNMENT, {f.__name__: f for f in (shares, moments, loglik, labels)})

# ---- notebooks ----

SHARES = """\
import numpy as np
def shares(x, pi, mu, sigma2):
    joint = np.log(pi) - 0.5 * np.log(2 * np.pi * sigma2) - 0.5 * (x[:, None] - mu) ** 2 / sigma2
    joint = np.exp(joint - joint.max(axis=1, keepdims=True))
    return joint / joint.sum(axis=1, keepdims=True)
"""
MOMENTS = """\
def moments(x, gamma):
    n_k = gamma.sum(axis=0)
    mu = gamma.T @ x / n_k
    return n_k / len(x), mu, (gamma * (x[:, None] - mu) ** 2).sum(axis=0) / n_k
"""
LOGLIK = """\
def loglik(x, pi, mu, sigma2):
    joint = np.log(pi) - 0.5 * np.log(2 * np.pi * sigma2) - 0.5 * (x[:, None] - mu) ** 2 / sigma2
    top = joint.max(axis=1)
    return (top + np.log(np.exp(joint - top[:, None]).sum(axis=1))).sum()
"""
LABELS = """\
def labels(x, centres, rng):
    return {"labels": abs(x[:, None] - centres).argmin(axis=1), "first": rng.normal()}
"""
WHY = 'why = """Because it is\nso."""'
RIGHT = {"shares": SHARES, "moments": MOMENTS, "loglik": LOGLIK, "labels": LABELS, "why": WHY}
RIGHT |= {"colour": "colour = 'red'"}


def total(student: str) -> str:
    given = ASSIGNMENT.questions[4].given(seeds.own(student))
    return f"total = {given['a'] + given['b']}"


def cells(student="ada", **changed) -> list[str]:
    """The cells of a right notebook, but for those that are changed."""
    return list((RIGHT | {"total": total(student)} | changed).values())


def notebook(sources: list[str], **more) -> bytes:
    made = [{"cell_type": "code", "source": source, "metadata": {}} for source in sources]
    return json.dumps({"cells": made, "nbformat": 4, "nbformat_minor": 5, **more}).encode()


def hand_in(db, folder, student: str, data: bytes, received="2026-01-01T12:00") -> None:
    path = folder / f"{student}-{hashlib.sha256(data).hexdigest()[:6]}.ipynb"
    path.write_bytes(data)
    sha256 = hashlib.sha256(data).hexdigest()
    with db:
        row = records.Submission(student, "toy", sha256, 0.0, str(path), received, told=True)
        store.add(db, "submissions", [row])


def setting(secret="s", versions="v1") -> Setting:
    return Setting(LOADED, secret, versions)


def replaced(**changed) -> Assignment:
    return dataclasses.replace(ASSIGNMENT, **changed)
