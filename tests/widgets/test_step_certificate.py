"""W08: the three bars are emlib's certificate, disc and contours are in place, words are true."""

import re

import numpy as np
import pytest
import traitlets

from emlib import GMM, datasets
from emlib.widgets import StepCertificate
from emlib.widgets.step_certificate import _theta

X = datasets.three_points().x
OPENED = StepCertificate()
AT_OLD = {"old": "later", "mu1": OPENED.mu1, "mu2": OPENED.mu2, "sigma2": 1.0}
SAID = ["", "inside", "centre", "outside", "skip"]
GIVEN = ["", "falls", "rises", "either"]
LEVEL, SIGMA2 = -4.2, [1.0, 0.5, 0.1]


def drawn():
    """Steps from both olds to all over the square."""
    rng = np.random.default_rng(0)
    for old in ("start", "later"):
        corners = [(a, b, s) for a in (0.5, 3.5) for b in (0.5, 3.5) for s in (0.1, 2)]
        inside = rng.uniform((0.5, 0.5, 0.1), (3.5, 3.5, 2), (12, 3)).tolist()
        for mu1, mu2, sigma2 in corners + inside:
            yield {"old": old, "mu1": mu1, "mu2": mu2, "sigma2": sigma2}


STATES = list(drawn())
FAR = AT_OLD | {"sigma2": 2.0}


@pytest.fixture(scope="module")
def shown(drive):
    """All that is asked of the JavaScript."""
    jobs = [{"job": "certified", "s": s} for s in [*STATES, FAR]]
    plane = {"job": "plane", "span": [0.5, 3.5], "places": 41, "level": LEVEL}
    jobs += [plane | {"sigma2": sigma2} for sigma2 in SIGMA2]
    jobs += [{"job": "spoken", "said": said, "given": "", "s": AT_OLD} for said in SAID]
    jobs += [{"job": "spoken", "said": "outside", "given": given, "s": FAR} for given in GIVEN]
    *steps, far = (results := iter(drive(jobs))) and [next(results) for _ in [*STATES, FAR]]
    planes = dict(zip(SIGMA2, [next(results) for _ in SIGMA2], strict=True))
    said = [next(results) for _ in SAID]
    given = [next(results) for _ in GIVEN]
    named = [state for _, state in said[0]["tries"].values()]
    tries = dict(
        zip(said[0]["tries"], drive([{"job": "certified", "s": s} for s in named]), strict=True)
    )
    return {
        "steps": steps, "far": far, "planes": planes, "said": said, "given": given, "tries": tries,
    }  # fmt: skip


def test_the_bars_are_the_certificate_of_emlib(shown):
    for s, found in zip(STATES, shown["steps"], strict=True):
        figure = StepCertificate(**s)
        c = figure.certificate
        np.testing.assert_allclose([found[name] for name in ("dl", "dQ", "kl")], c, rtol=1e-9)
        assert found["dl"] == pytest.approx(found["dQ"] + found["kl"], rel=1e-9)
        assert found["before"] == pytest.approx([*figure.theta_old.mu[:, 0], 1], rel=1e-12)
        assert found["kl"] >= 0 and (c.dQ < 0 or c.dl >= 0)


def test_q_rises_in_the_disc_alone_and_stays_on_its_rim(shown):
    drawn_discs = 0
    for s, found in zip(STATES, shown["steps"], strict=True):
        model, figure = GMM(), StepCertificate(**s)
        post, _ = model.posterior(X, figure.theta_old)
        moved = model.m_step(model.statistics(X, post)).mu[:, 0]
        np.testing.assert_allclose(found["best"], moved, rtol=1e-12)
        Q = lambda mu, s2=s["sigma2"], post=post: GMM().Q(X, post, _theta(*mu, s2))  # noqa: E731
        before = Q(figure.theta_old.mu[:, 0], 1.0)
        if found["disc"] is None:
            assert Q(moved) < before
            continue
        drawn_discs += 1
        radius = found["disc"]["radius"]
        around = [radius * np.array([np.cos(t), np.sin(t)]) for t in np.linspace(0, 6, 7)]
        for way in around:
            assert Q(moved + way) == pytest.approx(before, rel=1e-9)
            assert Q(moved + 0.9 * way) > before > Q(moved + 1.1 * way)
    assert 10 < drawn_discs < len(STATES)


def places_of(path):
    """The places of a path that is drawn in thousandths."""
    return [[float(v) / 1000 for v in place.split()] for place in re.split("[ML]", path)[1:]]


def area(places):
    (x, y), (u, v) = np.transpose(places), np.transpose([*places[1:], places[0]])
    return abs((x * v - u * y).sum()) / 2


def test_heights_tops_and_lines_of_the_plane_are_those_of_ell(shown):
    def ell(mu1, mu2, s2):
        return GMM().log_likelihood(X, _theta(mu1, mu2, s2))

    for sigma2, plane in shown["planes"].items():
        at = plane["at"]
        for i, j in [(0, 0), (7, 30), (40, 3), (20, 20)]:
            assert plane["ell"][j][i] == pytest.approx(ell(at[i], at[j], sigma2), rel=1e-9)
        highest = max(max(row) for row in plane["ell"])
        for a, b in plane["tops"]:
            assert ell(a, b, sigma2) > highest - 1e-12
            step = 1e-3
            for u, v in [(step, 0), (-step, 0), (0, step), (0, -step)]:
                assert ell(a + u, b + v, sigma2) < ell(a, b, sigma2)
        line = [ell(a, b, sigma2) for a, b in places_of(plane["line"])]
        assert len(line) > 20
        np.testing.assert_allclose(line, LEVEL, atol=0.02)  # straight across a cell
        share = np.mean(np.array(plane["ell"]) >= LEVEL)
        areas = [area(places_of(cell)) for cell in plane["ground"].split("Z")[:-1]]
        assert sum(areas) / 9 == pytest.approx(share, abs=0.03)
    tops = [shown["planes"][sigma2]["tops"] for sigma2 in SIGMA2]
    assert [len(places) for places in tops] == [1, 2, 4]
    np.testing.assert_allclose(tops[0], [[2, 2]], atol=1e-6)


def test_the_numbers_of_the_text_are_those_of_the_figure(shown):
    numbers = {key: found["numbers"] for key, found in shown["tries"].items()}
    assert numbers == {
        "opened": ["Δℓ 0.0000", "= ΔQ 0.0000", "+ KL 0.0000"],
        "best": ["Δℓ 0.0890", "= ΔQ 0.0574", "+ KL 0.0316"],
        "top": ["Δℓ 0.1393", "= ΔQ −0.0887", "+ KL 0.2280"],
        "full": ["Δℓ 0.8400", "= ΔQ 0.8183", "+ KL 0.0217"],
        "swap": ["Δℓ 0.0000", "= ΔQ −3.0464", "+ KL 3.0464"],
    }
    opened, best, top, full, _ = shown["tries"].values()
    assert [found["tried"] for found in shown["tries"].values()] == list(numbers)
    assert best["s"]["mu1"] == pytest.approx(1.688, abs=5e-4)
    assert full["s"]["sigma2"] == pytest.approx(0.4089, abs=5e-5)
    model, start = GMM(), StepCertificate("start").theta_old
    post, _ = model.posterior(X, start)
    theta = model.m_step(model.statistics(X, post))
    by_hand = [full["s"][name] for name in ("mu1", "mu2", "sigma2")]
    np.testing.assert_allclose(by_hand, [*theta.mu[:, 0], theta.Sigma[0, 0, 0]], rtol=1e-12)
    assert opened["told"].startswith("The new θ is the old one")
    assert "in the disc" in best["told"] and "(1.69, 2.31)" in best["told"]
    assert "are outside the disc" in top["told"]
    assert shown["far"]["disc"] is None and "there is no disc" in shown["far"]["told"]
    radius = opened["disc"]["radius"]
    assert radius == pytest.approx(0.277, abs=5e-4)
    assert np.hypot(*np.subtract(opened["disc"]["centre"], 2)) == pytest.approx(0.441, abs=5e-4)


def test_predictions_and_answers_are_answered(shown):
    told = [words["settled"] for words in shown["said"]]
    heads = ["Choose", "Not so", "Not so", "As you said", "So it is"]
    assert all(text.startswith(head) for text, head in zip(told, heads, strict=True))
    assert "0.441 from the centre; the disc has the radius 0.277" in told[3]
    assert shown["given"][0]["settled"].startswith("Go back to “As opened”")
    none, falls, rises, either = (words["response"] for words in shown["given"])
    assert none == "" and "Top of ℓ" in falls and "a corner" in rises
    assert "Q has fallen by 0.0887, and ℓ has risen by 0.1393" in either
    corner = StepCertificate(mu1=0.5, mu2=0.5).certificate
    assert corner.dQ < 0 and corner.dl < 0  # as “rises” is told


def test_what_cannot_be_drawn_is_refused():
    for bad in ({"mu1": 0.4}, {"mu2": 3.6}, {"sigma2": 0.0}, {"sigma2": 3}, {"old": "new"}):
        with pytest.raises(traitlets.TraitError):
            StepCertificate(**bad)
    assert repr(StepCertificate(mu1=2, mu2=2)) == (
        "StepCertificate(old='later', mu1=2.0000, mu2=2.0000, sigma2=1): 0.1393 = -0.0887 + 0.2280"
    )


def test_point_slider_and_old_are_moved(open_page):
    page = open_page([StepCertificate()], width=390, height=700)
    numbers, point = page.locator(".em-numbers"), page.locator(".em-handle")
    variance = page.get_by_label("new σ²", exact=True)
    assert variance.is_disabled() and "Drag the dot" in numbers.text_content()
    assert "top of ℓ" not in page.locator(".em-picture").text_content()
    old = f"σ² = 1, means ({OPENED.mu1:.2f}, {OPENED.mu2:.2f}); without the tick (1.00, 3.00)"
    assert old in page.locator(".em-switch").text_content()
    page.get_by_label("outside").check()
    assert "top of ℓ" in page.locator(".em-picture").text_content()
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    page.get_by_label("Try a setting").select_option("Top of ℓ")
    assert numbers.text_content() == "Δℓ 0.1393= ΔQ −0.0887+ KL 0.2280"
    box = point.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 70, box["y"] + 60)
    page.mouse.up()
    named = [float(v) for v in re.findall(r"[\d.]+", point.get_attribute("aria-valuetext"))]
    assert named[0] > 2.2 and named[1] < 1.8
    point.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    after = [float(v) for v in re.findall(r"[\d.]+", point.get_attribute("aria-valuetext"))]
    np.testing.assert_allclose(np.subtract(after, named), [0.02, 0.2], atol=1e-9)
    before = page.locator(".em-level").get_attribute("d")
    page.get_by_label("new σ², exact value").fill("0.5")
    page.keyboard.press("Enter")
    assert page.locator(".em-level").get_attribute("d") != before
    page.get_by_label("Try a setting").select_option("Swap")
    assert not page.get_by_label("old θ").is_checked()
    page.get_by_label("old θ").check()
    assert "KL 3.0464" not in numbers.text_content()
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("can do either").check()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
