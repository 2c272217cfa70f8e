"""The assertion cells of chapter 01: right answers pass, wrong ones hear what is wrong."""

from pathlib import Path

import nbformat
import numpy as np
import pytest

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "01-mixture-is-not-a-sum.ipynb"
IMPORTS = (
    "import numpy as np\nfrom emlib import GMM, Theta\nfrom numpy.testing import assert_allclose\n"
)


@pytest.fixture(scope="module")
def exercises():
    """The names that the cells of the exercises define, their stubs and solutions among them."""
    cells = [c.source for c in nbformat.read(NOTEBOOK, as_version=4).cells if c.cell_type == "code"]
    start = next(i for i, source in enumerate(cells) if source.startswith("def report("))
    wanted = [c for c in cells[start:] if c.startswith(("def ", "CASES")) and "kurtosis" not in c]
    names = {}
    exec(IMPORTS + "\n".join(wanted), names)
    return names


def said(exercises, capsys, check, answer):
    capsys.readouterr()
    exercises["report"](exercises[check], answer)
    return capsys.readouterr().out.strip()


def outer_form(pi, mu, Sigma):
    """The other form of the theorem, as a list of lists."""
    d = mu - pi @ mu
    C = sum(p * (S + np.outer(e, e)) for p, S, e in zip(pi, Sigma, d, strict=True))
    return (pi @ mu).tolist(), C.tolist()


def plain_mean(pi, mu, Sigma):
    return mu.mean(axis=0), outer_form(pi, mu, Sigma)[1]


def averaged_covariances(pi, mu, Sigma):
    return pi @ mu, np.tensordot(pi, Sigma, 1)


def not_centred(pi, mu, Sigma):
    return pi @ mu, np.tensordot(pi, Sigma, 1) + (pi * mu.T) @ mu


def of_the_sum(pi, mu, Sigma):
    return pi @ mu, np.tensordot(pi**2, Sigma, 1)


def unweighted_between(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, np.tensordot(pi, Sigma, 1) + d.T @ d


def unweighted_squares(pi, mu, Sigma):
    m = pi @ mu
    return m, np.tensordot(pi, Sigma, 1) + mu.T @ mu - np.outer(m, m)


def between_only(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, (pi * d.T) @ d


def scalar_squares(pi, mu, Sigma):
    """numpy takes mu @ mu.T of a vector as a number, and adds it to every entry."""
    m = pi @ mu
    C = sum(p * (S + v @ v.T) for p, S, v in zip(pi, Sigma, mu, strict=True))
    return m, C - m @ m.T


def scalar_squares_of_the_means_only(pi, mu, Sigma):
    m = pi @ mu
    C = sum(p * (S + v @ v.T) for p, S, v in zip(pi, Sigma, mu, strict=True))
    return m, C - np.outer(m, m)


def elementwise_squares(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, sum(p * (S + e * e) for p, S, e in zip(pi, Sigma, d, strict=True))


def minus_between(pi, mu, Sigma):
    d = mu - pi @ mu
    return pi @ mu, np.tensordot(pi, Sigma, 1) - (pi * d.T) @ d


def a_stack_of_one(pi, mu, Sigma):
    m, C = outer_form(pi, mu, Sigma)
    return m, np.array(C)[None]


def mean_as_a_row(pi, mu, Sigma):
    return pi[None] @ mu, outer_form(pi, mu, Sigma)[1]


def covariance_alone(pi, mu, Sigma):
    return np.array(outer_form(pi, mu, Sigma)[1])


def prints(pi, mu, Sigma):
    outer_form(pi, mu, Sigma)  # and the result is lost


def overwrites_the_means(pi, mu, Sigma):
    m = pi @ mu
    mu -= m
    return m, np.tensordot(pi, Sigma, 1) + (pi * mu.T) @ mu


def shapes_that_do_not_fit(pi, mu, Sigma):
    return pi * mu, Sigma


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (plain_mean, "weight the means"),
        (averaged_covariances, "between part is missing"),
        (not_centred, "m mᵀ is still in it"),
        (of_the_sum, "squared weights belong to the sum"),
        (unweighted_between, "pi is missing in it"),
        (unweighted_squares, "pi is missing in it"),
        (between_only, "the within part is missing"),
        (scalar_squares, "np.outer"),
        (scalar_squares_of_the_means_only, "np.outer"),
        (elementwise_squares, "np.outer"),
        (minus_between, "compare your covariance"),
        (a_stack_of_one, "C has shape (1, 3, 3), not (3, 3)"),
        (mean_as_a_row, "m has shape (1, 3), not (3,)"),
        (covariance_alone, "return 2 things: m, C"),
        (prints, "nothing came back"),
        (overwrites_the_means, "Python stopped with ValueError: output array is read-only"),
        (shapes_that_do_not_fit, "Python stopped with ValueError: operands could not be broadcast"),
    ],
)
def test_a_wrong_covariance_hears_its_misconception(exercises, capsys, answer, message):
    heard = said(exercises, capsys, "check_moments", answer)
    assert heard.startswith("not yet") and message in heard and "\n" not in heard


def curve_maxima(x, pi, mu, sigma):
    x = x[:, None]
    p = (pi / sigma * np.exp(-(((x - mu) / sigma) ** 2) / 2)).sum(axis=1)
    return int(np.sum((p[1:-1] > p[:-2]) & (p[1:-1] > p[2:])))


def coarse_grid(pi, mu, sigma):
    return curve_maxima(np.linspace(mu.min() - 5, mu.max() + 5, 501), pi, mu, sigma)


def tied_grid(pi, mu, sigma):
    """An even number of places: two of them share the top of a symmetric density."""
    return curve_maxima(np.linspace(mu.min() - 5, mu.max() + 5, 500), pi, mu, sigma)


def merged_grids(pi, mu, sigma):
    """Neighbours so close that rounding decides which is higher."""
    steps = np.linspace(-8, 8, 4001)[:, None]
    return curve_maxima(np.unique(mu + sigma * steps), pi, mu, sigma)


def variance_for_sigma(pi, mu, sigma):
    return fixed_points(pi, mu, np.sqrt(sigma))


def every_place(pi, mu, sigma):
    return mu


def forgets_to_return(pi, mu, sigma):
    fixed_points(pi, mu, sigma)


def fails_at_length(pi, mu, sigma):
    raise FloatingPointError("on one line\nand on the next")


def reads_past_the_end(pi, mu, sigma):
    return int(sigma[len(sigma)])


def fixed_interval(pi, mu, sigma):
    return curve_maxima(np.linspace(-5, 5, 10_001), pi, mu, sigma)


def two_sigma_rule(pi, mu, sigma):
    return 1 + int(np.sum(np.diff(mu) > 2 * sigma.min()))


def components(pi, mu, sigma):
    return len(pi)


def always_one(pi, mu, sigma):
    return 1


def weighty(pi, mu, sigma):
    """Overlooks what is low."""
    keep = pi > 0.15
    return curve_maxima(np.linspace(-9, 9, 5001), pi[keep], mu[keep], sigma[keep])


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (components, "mu [0, 1.95], sigma [1, 1]: you say 2, I find 1"),
        (components, "did you count components?"),
        (always_one, "you say 1, I find 2"),
        (two_sigma_rule, "not every component has a bump"),
        (weighty, "a low bump is a bump"),
        (fixed_interval, "is your interval fixed?"),
        (coarse_grid, "a narrow bump"),
        (tied_grid, "may neighbours tie at the top?"),
        (merged_grids, "never more than K on the line"),
        (variance_for_sigma, "sigma is a standard deviation"),
        (every_place, "n_modes has shape (2,)"),
        (forgets_to_return, "nothing came back"),
        (fails_at_length, "Python stopped with FloatingPointError: on one line"),
        (reads_past_the_end, "Python stopped with IndexError"),
    ],
)
def test_a_wrong_count_hears_what_to_think_about(exercises, capsys, answer, message):
    heard = said(exercises, capsys, "check_modes", answer)
    assert heard.startswith("not yet") and message in heard and "\n" not in heard


def fixed_points(pi, mu, sigma):
    """Another way to count: climb from each mean, and count where the climbs end."""
    x = np.asarray(mu, float)
    for _ in range(2000):
        g = pi / sigma**3 * np.exp(-(((x[:, None] - mu) / sigma) ** 2) / 2)
        x = (g * mu).sum(axis=1) / g.sum(axis=1)
    return len(np.unique(x.round(3)))


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        ("check_moments", outer_form),
        ("check_moments", "solved_moments"),
        ("check_modes", fixed_points),
        ("check_modes", "solved_modes"),
    ],
)
def test_every_right_way_is_right(exercises, capsys, check, answer):
    answer = exercises[answer] if isinstance(answer, str) else answer
    assert said(exercises, capsys, check, answer) == "right"


@pytest.mark.parametrize(
    ("check", "stub"), [("check_moments", "mixture_moments"), ("check_modes", "n_modes_1d")]
)
def test_the_empty_exercise_asks_to_be_written(exercises, capsys, check, stub):
    assert said(exercises, capsys, check, exercises[stub]) == f"not yet: write {stub} first"
