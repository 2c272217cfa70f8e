"""The numbers and the promises of the pages around the chapters."""

import re
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import chi2, multivariate_normal, norm

BOOK = Path(__file__).parent.parent / "book"


def page(name):
    return (BOOK / f"{name}.md").read_text(encoding="utf-8")


def says(name, *numbers):
    """The page prints these numbers, rounded as given."""
    text = page(name)
    missing = [number for number in numbers if number not in text]
    assert missing == []


def divergence(q, p):
    return float(np.sum(q * np.log(np.divide(q, p))))


def test_the_self_test_has_ten_questions_and_a_place_for_every_wrong_answer():
    text = page("self-test")
    answers = re.findall(r"```\{admonition\} Answer (\d+)\n(.*?)\n```", text, re.S)
    assert [int(n) for n, _ in answers] == list(range(1, 11))
    for _, answer in answers:
        assert "*If" in answer and "](" in answer


def test_the_numbers_of_the_self_test():
    says("self-test", f"{np.log(2) - 1000:.2f}", f"{norm.pdf(0, scale=0.1):.2f}")
    says("self-test", f"{norm.cdf(1) - norm.cdf(-1):.0%}".replace("%", " %"))
    says("self-test", f"{norm.sf(1):.3f}", f"{norm.sf(0.5):.3f}", f"{13**0.5:.2f}", f"{5**0.5:.2f}")
    bad = np.array([0.8 * 0.01, 0.2 * 0.06])
    assert bad[1] / bad.sum() == pytest.approx(0.6)
    says("self-test", "0.6", f"{0.06 / 0.07:.2f}")
    weights, x = np.array([2, 1, 1]), np.array([2, 5, 11])
    mean = weights @ x / 4
    assert mean == 5
    assert weights @ (x - mean) ** 2 / 4 == 13.5
    Sigma = np.array([[2, 1], [1, 2]])
    np.testing.assert_allclose(np.linalg.eigvalsh(Sigma), [1, 3])
    np.testing.assert_allclose(np.linalg.eigvalsh([[1, 2], [2, 1]]), [-1, 3])
    assert Sigma.sum() == 6
    says("self-test", f"{3**0.5:.2f}")
    with pytest.raises(ValueError):
        np.ones((300, 3)) / np.ones((300, 3)).sum(axis=1)
    assert (np.ones((300, 3)).T @ np.ones((300, 2))).shape == (3, 2)


def test_the_numbers_of_appendix_a():
    for mass in (0.5, 0.9):
        radii = " | ".join(f"{chi2.ppf(mass, D):.3f}" for D in (1, 2, 4, 10))
        says("appendix-a", radii)
    within = " | ".join(f"{100 * chi2.cdf(1, D):.1f} %" for D in (1, 2, 4))
    says("appendix-a", f"{within} | {100 * chi2.cdf(1, 10):.2f} %")
    Sigma = np.array([[1, 0.8], [0.8, 1]])
    says("appendix-a", f"{Sigma[0, 1] * 2:.1f}", f"{1 - Sigma[0, 1] ** 2:.2f}")
    half, skew = np.array([0.5, 0.5]), np.array([0.9, 0.1])
    says("appendix-a", f"{divergence(half, skew):.3f}", f"{divergence(skew, half):.3f}")
    Q = {v: -0.5 * (np.log(2 * np.pi * v) + 1 / v) for v in (3, 6, 9)}
    says("appendix-a", *(f"{q:.4f}" for q in Q.values()), f"{(Q[3] + Q[9]) / 2:.4f}")
    assert 0.01**400 == 0  # the determinant of 200 columns of variance 1e-4


def test_the_program_of_appendix_a_is_right():
    program = re.search(r"```python\n(.*?)```", page("appendix-a"), re.S)[1]
    names = {}
    exec(program, names)
    rng = np.random.default_rng(1)
    x, a = rng.standard_normal((5, 3)), rng.standard_normal((3, 3))
    mu, Sigma = a[0], a @ a.T + np.eye(3)
    expected = multivariate_normal(mu, Sigma).logpdf(x)
    np.testing.assert_allclose(names["log_gaussian"](x, mu, Sigma), expected, rtol=1e-12)


def test_the_formulas_of_appendix_a():
    rng = np.random.default_rng(2)
    a, b = rng.standard_normal((2, 3, 3))
    S, Sigma, m, mu = a @ a.T + np.eye(3), b @ b.T + np.eye(3), a[0], b[0]
    p, q = multivariate_normal(mu, Sigma), multivariate_normal(m, S)
    _, log_Sigma = np.linalg.slogdet(Sigma)
    _, log_S = np.linalg.slogdet(S)
    entropy = 0.5 * log_S + 1.5 * (1 + np.log(2 * np.pi))
    assert entropy == pytest.approx(q.entropy(), rel=1e-12)
    square = (m - mu) @ np.linalg.solve(Sigma, m - mu)
    kl = 0.5 * (log_Sigma + np.trace(np.linalg.solve(Sigma, S)) - log_S - 3 + square)
    x = q.rvs(400_000, random_state=rng)
    gap = q.logpdf(x) - p.logpdf(x)
    assert abs(kl - gap.mean()) < 5 * gap.std() / np.sqrt(len(x))  # five standard errors
    # the conditional: joint = conditional x marginal, at any point
    at = rng.standard_normal(3)
    gain = Sigma[:1, 1:] @ np.linalg.inv(Sigma[1:, 1:])
    mean = mu[:1] + gain @ (at[1:] - mu[1:])
    cov = Sigma[:1, :1] - gain @ Sigma[1:, :1]
    marginal = multivariate_normal(mu[1:], Sigma[1:, 1:]).logpdf(at[1:])
    parts = multivariate_normal(mean, cov).logpdf(at[:1]) + marginal
    assert parts == pytest.approx(p.logpdf(at), rel=1e-10)


def test_every_point_on_the_sources_is_there_once_and_leads_into_the_book():
    text = page("errata-of-the-sources")
    assert sorted(map(int, re.findall(r"^% D(\d+)$", text, re.M))) == list(range(1, 35))
    for entry in re.split(r"^% D\d+$", text, flags=re.M)[1:]:
        assert entry.strip().startswith("**")
        assert "→" in entry or "which is planned" in entry


def test_the_numbers_on_the_sources():
    twice = 1 - (149 / 150) * (148 / 150)  # two of three flowers coincide
    says("errata-of-the-sources", f"{twice:.0%}".replace("%", " %"))
    says("errata-of-the-sources", f"{np.sqrt(1000 * 0.15 * 0.85):.1f}")


def test_every_question_ends_with_a_question_mark_and_has_a_place():
    questions = re.split(r"^### ", page("questions"), flags=re.M)[1:]
    assert len(questions) >= 35
    for question in questions:
        heading, answer = question.split("\n", 1)
        assert heading.endswith("?")
        assert re.search(r"^\*(Shown|Proved|Belongs)", answer, re.M)
        assert "](" in answer or "{ref}" in answer or "chapter 1" in answer


def test_the_numbers_of_the_answers():
    a, b = 0.6**9 * 0.4, 0.5**10  # coins of Do and Batzoglou: nine heads and a tail
    share = a / (a + b)
    says("questions", f"{9 * share:.1f}", f"{share:.1f}", f"{9 * (1 - share):.1f}")
    says("questions", f"{2 * norm.pdf(1) + 2 * norm.cdf(1):.4f}")
    t = (15 + 53809**0.5) / 394  # the 197 animals
    first = 125 * t / (2 + t)  # of the first class, those that speak for t
    observed = 125 / (2 + t) ** 2 + 38 / (1 - t) ** 2 + 34 / t**2
    complete = (first + 34) / t**2 + 38 / (1 - t) ** 2
    says("questions", f"error is {observed**-0.5:.4f}", f"it would be {complete**-0.5:.4f}")
    says("questions", f"{50 * (1 - np.log(2)):.2f} nats too low")


def test_every_term_of_the_glossary_stands_in_alphabetical_order():
    terms = re.findall(r"^(\S.*)\n  ", page("glossary").split("{glossary}")[1], re.M)
    assert len(terms) > 80
    assert terms == sorted(terms, key=lambda term: term.lower().replace("–", " "))


def test_every_term_of_the_glossary_is_said_in_one_sentence():
    said = dict(re.findall(r"^(\S.*)\n  (.*)$", page("glossary").split("{glossary}")[1], re.M))
    assert [term for term, text in said.items() if re.search(r"[.!?] +[A-Z$]", text)] == []


def test_every_entry_of_the_bibliography_is_cited():
    entries = re.findall(r"^@\w+\{(\w+),", (BOOK / "references.bib").read_text("utf-8"), re.M)
    pages = [*BOOK.rglob("*.md"), *(BOOK.parent / "notebooks").glob("*.ipynb")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    cited = set(re.findall(r"bibliography\.md#(\w+)", text))
    cited |= set(",".join(re.findall(r"\{cite:[pt]\}`([\w,]+)`", text)).split(","))
    assert len(entries) > 60 and [key for key in entries if key not in cited] == []
