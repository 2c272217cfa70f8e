"""The four starts of `BeTheEM` on three_clouds(300): what each asks, and what then happens."""

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
        ["yes, this is the answer", "no, ℓ will rise again", "no, ℓ will fall"],
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
        ["they drift apart", "they stay equal for ever", "one dies out"],
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
        ["it grows over a cloud", "it closes on a few points", "it stays as it is"],
        1,
        10,
        "It closes on two points. A line through them has no area, so no ellipse fits, and ℓ has"
        " no upper end.",
    ),
]
