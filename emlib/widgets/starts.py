"""The four starts of `BeTheEM` on three_clouds(300): what each asks, and what then happens.

And what a figure can draw: `plane` refuses other data, `drawable` and `named` other starts.
"""

import numpy as np

MOST = 6  # components that have a colour and a mark
WIDEST = 8  # how many times as far as the other one column may reach

ROUND = [[1.0, 0.0], [0.0, 1.0]]
TINY = [[0.0225, 0.0], [0.0, 0.0225]]  # standard deviation 0.15


def start(key, label, mu, Sigma, ask, options, right, reveal, because) -> dict:
    """A start with equal weights; `because` is told once the reader is `reveal` half-steps on."""
    predict = {
        "ask": ask,
        "options": [[str(i), option] for i, option in enumerate(options)],
        "right": str(right),
        "reveal": reveal,
        "because": because,
    }
    pi = [1 / len(mu)] * len(mu)
    return {
        "key": key, "label": label, "pi": pi, "mu": mu, "Sigma": Sigma, "predict": predict,
    }  # fmt: skip


STARTS = [
    start(
        "quick",
        "Quick",
        [[0.0, 2.0], [3.0, 1.0], [5.0, 2.0]],
        [ROUND] * 3,
        "Three round guesses, one near each cloud. How many rounds, each an E and an M, until ℓ"
        " gains less than 0.1 a round?",
        ["about 6", "about 20", "more than 40"],
        0,
        12,
        "Round 6 is the first to gain less than 0.1; all later ones together gain 0.02.",
    ),
    start(
        "slow",
        "Slow",
        [[0.0, 1.5], [0.0, 2.0], [5.0, 3.0]],
        [ROUND] * 3,
        "Two guesses lie almost on top of each other. After ten rounds ℓ hardly rises any more."
        " Is EM done?",
        ["yes", "no, ℓ will rise again", "no, ℓ will fall"],
        1,
        54,
        "For 20 rounds in a row ℓ gained at most 2.1; then a single round gained 16.8. A flat trace"
        " is no proof of arrival.",
    ),
    start(
        "twins",
        "Twins",
        [[1.0, 1.5], [5.0, 2.5], [5.0, 2.5]],
        [ROUND] * 3,
        "Two of the three ellipses are equal in every number. What do E and M make of them?",
        ["they drift apart", "they stay equal", "one dies out"],
        1,
        20,
        "Equal ellipses take equal shares of every point, so M makes them equal again.",
    ),
    start(
        "tiny",
        "Tiny",
        [[0.0, 1.5], [4.5, 2.5], [5.0, 0.0]],
        [ROUND, ROUND, TINY],
        "One ellipse is tiny and sits beside the clouds. What becomes of it?",
        ["it grows", "it closes on a few points", "it stays"],
        1,
        10,
        "It closes on two points. A line through them has no area, so no ellipse fits, and ℓ has"
        " no upper end.",
    ),
]


def plane(x) -> np.ndarray:
    """x as finite numbers (N, 2) that vary in both columns; ValueError if it is none of these."""
    x = _numbers(x, "x")
    if x.ndim != 2 or x.shape[1] != 2 or len(x) < 2:
        raise ValueError(
            f"x must be (N, 2) with N >= 2, found {x.shape}: the figure draws a plane; "
            "give two columns of the data"
        )
    for column, values in enumerate(x.T):
        if np.ptp(values) == 0:
            raise ValueError(
                f"x has no extent in column {column}: all {len(x)} values are {values[0]:g}; "
                "give columns that vary"
            )
    if max(spans := np.ptp(x, axis=0)) > WIDEST * min(spans):
        raise ValueError(
            f"x spans {spans[0]:.3g} in column 0 and {spans[1]:.3g} in column 1, and the figure "
            "draws both on one scale: divide each column by its standard deviation"
        )
    return x


def near(start, x, name):
    """The start itself, if its means lie by the data; else a ValueError that names the first."""
    low, high = x.min(axis=0), x.max(axis=0)
    for k, mean in enumerate(start["mu"]):
        if (mean < 2 * low - high).any() or (mean > 2 * high - low).any():
            raise ValueError(
                f"{name}.mu[{k}] is {mean}, far from the data, which lie between {low.tolist()} "
                f"and {high.tolist()}: the figure cannot show both; begin nearer"
            )
    return start


def _numbers(values, name):
    try:
        values = np.asarray(values, float)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be an array of numbers, found {values!r}") from None
    if not np.isfinite(values).all():
        raise ValueError(
            f"{name} must be finite, found {(~np.isfinite(values)).sum()} of {values.size} numbers "
            "that are NaN or infinite: leave them out"
        )
    return values


def drawable(start, name) -> dict:
    """{pi, mu, Sigma} as lists, of a Theta, a dict, or means (K, 2) alone: then round ellipses."""
    if hasattr(start, "_asdict"):
        start = start._asdict()
    if not isinstance(start, dict):
        mu = _numbers(start, f"{name}.mu")
        start = {"mu": mu, "pi": np.full(len(mu), 1 / max(1, len(mu))), "Sigma": [ROUND] * len(mu)}
    if missing := {"pi", "mu", "Sigma"} - start.keys():
        raise ValueError(f"{name} has no {', '.join(sorted(missing))}: give pi, mu and Sigma")
    pi, mu, Sigma = (_numbers(start[field], f"{name}.{field}") for field in ("pi", "mu", "Sigma"))
    if mu.ndim != 2 or mu.shape[1] != 2:
        raise ValueError(
            f"{name}.mu must be (K, 2), found {mu.shape}: give a mean in the plane each"
        )
    K = len(mu)
    if not 1 <= K <= MOST:
        raise ValueError(f"{name} has {K} components, and the figure colours for 1 to {MOST}")
    if pi.shape != (K,) or Sigma.shape != (K, 2, 2):
        raise ValueError(
            f"{name} has {K} means, so pi must be ({K},) and Sigma ({K}, 2, 2), "
            f"found {pi.shape} and {Sigma.shape}"
        )
    if not (pi > 0).all() or abs(pi.sum() - 1) > 1e-9:
        raise ValueError(
            f"{name}.pi must be positive and add up to 1, found {pi.tolist()}: divide by the sum"
        )
    for k, S in enumerate(Sigma):
        if not np.array_equal(S, S.T) or np.linalg.eigvalsh(S)[0] <= 0:
            raise ValueError(
                f"{name}.Sigma[{k}] must be symmetric and positive definite, found {S.tolist()}: "
                "no ellipse has this shape"
            )
    return {"pi": pi.tolist(), "mu": mu.tolist(), "Sigma": Sigma.tolist()}


def named(starts) -> list:
    """The starts with a key and a label each, all drawable; `predict` may be left out."""
    if not starts:
        raise ValueError("starts is empty: give at least one, with key, label, pi, mu and Sigma")
    keys = []
    for i, given in enumerate(starts):
        if missing := {"key", "label"} - given.keys():
            raise ValueError(
                f"starts[{i}] has no {', '.join(sorted(missing))}: each start has both"
            )
        if given["key"] in (*keys, "", "own"):
            raise ValueError(
                f"starts[{i}] has the key {given['key']!r}, which is empty or taken: choose another"
            )
        keys.append(given["key"])
    return [{**s, **drawable(s, f"starts[{i}]"), **_asked(s, i)} for i, s in enumerate(starts)]


def _asked(start, i):
    if (asked := start.get("predict")) is None:
        return {}
    fields = {"ask", "options", "right", "reveal", "because"}
    if missing := fields - asked.keys():
        raise ValueError(
            f"starts[{i}]['predict'] has no {', '.join(sorted(missing))}: "
            "give them, or leave predict out"
        )
    return {"predict": asked}
