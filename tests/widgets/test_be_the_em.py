"""The four curated starts do what the figure says of them, and Python knows the figure's state."""

import numpy as np
import pytest
import traitlets

from emlib import datasets, labels
from emlib.datasets import three_clouds
from emlib.gmm import GMM
from emlib.stopping import stop
from emlib.widgets import BeTheEM
from emlib.widgets.be_the_em import ROUNDS

BEST = -867.878


def trace(start):
    steps, _ = BeTheEM(start=start).run()
    return np.array([step.bound for step in steps])


def predict(start):
    """What this start asks, and what it tells then."""
    return next(s for s in BeTheEM().starts if s["key"] == start)["predict"]


def test_round_six_of_quick_is_the_first_to_gain_less_than_a_tenth():
    bounds, asked = trace("quick"), predict("quick")
    gains = np.diff(bounds)
    first = int((gains < 0.1).argmax()) + 1
    assert f"Round {first} is the first to gain less than 0.1" in asked["because"]
    assert f"all later ones together gain {bounds[-1] - bounds[first]:.2f}" in asked["because"]
    right = next(label for value, label in asked["options"] if value == asked["right"])
    assert right == f"about {first}" and asked["reveal"] == 2 * first
    assert bounds[-1] == pytest.approx(BEST, abs=0.001)
    figure = BeTheEM(start="quick", step=10)
    clouds = three_clouds(300)
    found = figure.gamma.argmax(axis=1)
    assert labels.errors(clouds.z, found) <= 15


def test_slow_has_a_plateau_and_then_rises_again():
    bounds = trace("slow")
    gains = np.diff(bounds)
    leap = gains[2:].argmax() + 2
    plateau = gains[2:22]
    assert leap >= 22 and plateau.max() <= 2.1
    assert (gains[10:15] < 2).all()
    assert gains[leap] == pytest.approx(16.8, abs=0.05)
    assert 2 * (leap + 1) <= 54  # the figure tells it only after the reader has seen it
    assert bounds[-1] == pytest.approx(
        trace("quick")[-1], abs=1e-6
    )  # the figure shows it until it is at rest


@pytest.mark.parametrize(("start", "rounds", "end"), [
    ("slow", 40, "EM is at rest: next to nothing is left to gain."),
    ("slow", 30, "The figure stops here; EM would go on."),
    ("twins", 40, "EM is at rest"),
    ("quick", 5, "The figure stops here"),
])  # fmt: skip
def test_the_last_words_say_whether_em_is_at_rest(drive, start, rounds, end):
    theta = BeTheEM(start=start).run()[0][0].theta
    (js,) = drive([{"job": "run", "x": BeTheEM().x, "theta": theta, "rounds": rounds}])
    assert end in js["told"][-1]
    first = next((i for i, told in enumerate(js["told"]) if "at rest" in told), len(js["told"]))
    assert all("at rest" in told for told in js["told"][first::2])  # each M from then on
    assert not any("stops here" in told for told in js["told"][:-1])


def test_the_script_and_python_run_equally_long():
    assert f"const ROUNDS = {ROUNDS};" in BeTheEM._esm
    assert len(BeTheEM().run()[0]) == ROUNDS + 1


def test_twins_never_separate_and_end_lower():
    steps, _ = BeTheEM(start="twins").run()
    for step in steps:
        assert np.array_equal(step.theta.mu[1], step.theta.mu[2])
        assert np.array_equal(step.theta.Sigma[1], step.theta.Sigma[2])
    assert steps[-1].bound < BEST - 80


def test_twins_never_separate_in_the_figure_either(drive):
    start = next(start for start in BeTheEM().starts if start["key"] == "twins")
    (js,) = drive([{"job": "run", "x": BeTheEM().x, "theta": start, "rounds": ROUNDS}])
    assert all(theta["mu"][2:4] == theta["mu"][4:6] for theta in js["thetas"])
    assert all(
        "are one and the same" in told or "is one and the same" in told for told in js["told"]
    )


def test_tiny_closes_on_two_points_and_collapses():
    figure = BeTheEM(start="tiny", step=2 * ROUNDS)
    steps, collapsed = figure.run()
    assert (collapsed.component, collapsed.iteration) == (2, 5)
    shares = GMM().responsibilities(figure.x, steps[-1].theta)[:, 2]
    assert shares.sum() == pytest.approx(2, abs=0.01)
    assert (shares > 0.99).sum() == 2


@pytest.mark.parametrize("start", ["quick", "slow", "twins", "tiny"])
def test_the_log_likelihood_never_falls(start):
    assert (np.diff(trace(start)) > -1e-9).all()


def test_state_is_readable_and_settable():
    figure = BeTheEM()
    assert figure.gamma is None
    before = figure.theta
    figure.step = 1  # E: colours
    assert figure.gamma.shape == (300, 3)
    assert all(np.array_equal(a, b) for a, b in zip(figure.theta, before, strict=True))
    colours = figure.gamma
    figure.step = 2  # M: ellipses
    assert np.array_equal(figure.gamma, colours)
    assert not np.array_equal(figure.theta.mu, before.mu)
    assert figure.bound == pytest.approx(GMM().log_likelihood(figure.x, figure.theta), rel=1e-12)


def test_the_repr_states_the_result():
    assert repr(BeTheEM(step=10)) == (
        "BeTheEM(start='quick', step=10): log-likelihood -867.9652 after 5 rounds"
    )
    assert repr(BeTheEM(start="tiny", step=60)).endswith(
        "after 4 rounds, then component 2 collapsed"
    )


def test_play_stops_where_a_fit_stops(drive):
    """The rule of emlib.stopping, on the named starts, on starts of one's own, on a saddle."""
    figures = [BeTheEM(start=s) for s in ("quick", "slow", "twins", "tiny")]
    rng = np.random.default_rng(4)
    figures += [BeTheEM(own=rng.uniform((-2, 0), (7, 5), (k, 2))) for k in (1, 2, 2, 3, 3, 3, 4, 6)]
    figures.append(BeTheEM(own=[[2, 2], [2, 2]]))
    x, runs = figures[0].x, [figure.run()[0] for figure in figures]
    found = drive([{"job": "run", "x": x, "theta": r[0].theta, "rounds": ROUNDS} for r in runs])
    stops = [stop(iter(r), terms=x.size) for r in runs]
    assert [js["rest"] for js in found] == [f.n_iter if f.converged else None for f in stops]
    assert [js["rest"] for js in found[:4]] == [11, 36, 15, None]


def outcome(figure, best=BEST):
    """The job that asks what this figure's start asks, and what comes of it."""
    start = {"key": figure.start, **figure.own} if figure.start == "own" else figure.starts[0]
    theta = figure.run()[0][0].theta
    about = {"start": start, "best": best, "x": figure.x, "theta": theta, "rounds": ROUNDS}
    return {"job": "outcome00", **about}


def test_a_start_of_ones_own_is_asked_about_its_end(drive):
    twins, four = [[1, 1.5], [5, 2.5], [5, 2.5]], [[0, 0], [3, 5], [6, 1], [7, 4]]
    owns = ([[0, 2], [3, 1], [5, 2]], twins, theta_of("tiny"), four)
    found = drive([outcome(BeTheEM(own=own)) for own in owns])
    assert all(len(f["asked"]["options"]) == 3 for f in found)
    top, lower, tiny, climbing = (f["outcome"] for f in found)
    rights = [o["right"] for o in (top, lower, tiny, climbing)]
    assert rights == ["top", "lower", "collapse", ""]
    assert "−867.88, as high as any" in top["because"]
    assert "−949.16, lower than the best of the named starts, −867.88" in lower["because"]
    assert "green ▲ ellipse closes" in tiny["because"] and found[2]["end"] == 10
    assert "After 40 rounds it still climbs" in climbing["because"]
    end = top["reveal"]
    assert end == found[0]["end"] == 22
    told = {"top": "As you said. It ends", "lower": "Not quite. It", "skip": "It ends", "": "It e"}
    jobs = [
        {"job": "answered00", "said": said, "outcome": o, "step": step}
        for said in told
        for o, step in ((top, end), (top, end - 1), (climbing, 80))
    ]
    answers = drive(jobs)
    for i, (said, words) in enumerate(told.items()):
        after, before, still = answers[3 * i : 3 * i + 3]
        assert after["told"].startswith(words) and not after["rests"]
        assert before["rests"] == (said == "") and "It ends" not in before["told"]
        assert still["told"].startswith("After 40 rounds")


def theta_of(start):
    return BeTheEM(start=start).run()[0][0].theta


PAIR = {"key": "pair", "label": "Pair", "pi": [0.5, 0.5], "mu": [[0, 1], [5, 2]]}
PAIR["Sigma"] = np.stack([np.eye(2)] * 2)


def test_starts_without_a_question_work_and_the_first_one_opens(drive):
    x = datasets.faithful().x
    scaled = x / x.std(axis=0)
    figure = BeTheEM(scaled, starts=[PAIR | {"mu": [[2, 4], [4, 6]]}])
    assert figure.start == "pair" and figure.theta.mu.shape == (2, 2)
    silent = {"job": "answered00", "said": "", "outcome": None, "step": 0}
    found, told = drive([outcome(figure), silent])
    assert found["outcome"] is None and found["asked"]["options"] == []
    assert told == {"told": "", "rests": False}
    own = BeTheEM(own=[[0, 2], [3, 1], [5, 2]], step=22)
    assert own.start == "own" and own.bound == pytest.approx(BEST, abs=1e-3)
    assert own.bound == BeTheEM(step=22).bound


def test_the_three_largest_shares_are_told(drive):
    gamma = [[0.25, 0.75, 0.0], [0.0, 0.125, 0.875]]
    cases = [(gamma, 3, 1), ([[0.5, 0.1, 0.25, 0.15]], 4, 0), (None, 3, 0)]
    found = drive([{"job": "shares00", "gamma": g, "K": K, "point": n} for g, K, n in cases])
    assert found[:2] == ["● 0.00  ■ 0.13  ▲ 0.88", "● 0.50  ▲ 0.25  ◆ 0.15"]
    assert "nobody" in found[2]


LINE = np.column_stack([np.arange(5.0), np.full(5, 3.0)])


@pytest.mark.parametrize(("given", "told"), [
    ({"x": np.zeros((10, 3))}, r"x must be \(N, 2\) .* found \(10, 3\).* give two columns"),
    ({"x": np.ones((1, 2))}, r"x must be .* found \(1, 2\)"),
    ({"x": LINE}, "x has no extent in column 1: all 5 values are 3; give"),
    ({"x": LINE * [1, np.nan]}, "x must be finite, found 5 of 10 .* leave them out"),
    ({"x": datasets.faithful().x}, "x spans 3.5 in column 0 and 53 in column 1, .* divide each"),
    ({"own": [[0, 0], [0, 40]]}, r"own.mu\[1\] is \[0.0, 40.0\], far from the data, .* nearer"),
    ({"starts": [{**PAIR, "mu": [[0, 0], [-99, 0]]}]}, r"starts\[0\].mu\[1\] is .* far from"),
    ({"x": "cloud"}, "x must be an array of numbers, found 'cloud'"),
    ({"start": "lucky"}, "start must be one of .*, found 'lucky'"),
    ({"step": 81}, "step must be a whole number from 0 to 80, found 81"),
    ({"point": 300}, "point must be -1 .none. to 299, found 300"),
    ({"starts": []}, "starts is empty: give"),
    ({"starts": [PAIR, PAIR]}, r"starts\[1\] has the key 'pair', .* choose"),
    ({"starts": [{**PAIR, "key": "own"}]}, "has the key 'own'"),
    ({"starts": [{k: v for k, v in PAIR.items() if k != "label"}]}, "has no label"),
    ({"starts": [{k: v for k, v in PAIR.items() if k != "Sigma"}]}, "has no Sigma: give"),
    ({"starts": [{**PAIR, "predict": {"ask": "?"}}]}, "has no because, options.*leave predict"),
    ({"starts": [{**PAIR, "pi": [0.5, 0.6]}]}, r"pi must be .* add up to 1, found .*divide"),
    ({"starts": [{**PAIR, "pi": [1.0]}]}, r"2 means, so pi must be \(2,\)"),
    ({"starts": [{**PAIR, "Sigma": -np.stack([np.eye(2)] * 2)}]}, r"Sigma\[0\] must be symm"),
    ({"own": [[0, 0, 0]]}, r"own.mu must be \(K, 2\), found \(1, 3\)"),
    ({"own": np.zeros((7, 2))}, "own has 7 components, and the figure colours for 1 to 6"),
    ({"own": [[0, np.nan]]}, "own.mu must be finite"),
    ({"own": [[0, 1], [2]]}, "own.mu must be an array of numbers"),
    ({"own": {"mu": [[0, 0]]}}, "own has no Sigma, pi: give"),
])  # fmt: skip
def test_what_cannot_be_drawn_is_refused(given, told):
    with pytest.raises((ValueError, traitlets.TraitError), match=told):
        BeTheEM(given.pop("x", None), **given)


def minus(number):
    return f"{number:.2f}".replace("-", "−")


CUT = "[...document.querySelectorAll('.em-words')].some((e) => e.scrollHeight > e.clientHeight)"


@pytest.mark.browser
def test_the_reader_is_the_em(open_page):
    page = open_page([BeTheEM()], width=390, height=700, clock=True)
    numbers, told = page.locator(".em-numbers"), page.locator(".em-predict .em-told")
    E, M = (page.locator(f".em-hands [aria-keyshortcuts={key}]") for key in "em")
    tries, scrub = page.get_by_label("Try a setting"), page.get_by_label("half-steps")
    colours = lambda: page.locator("canvas").evaluate("c => c.toDataURL()")  # noqa: E731
    rings = lambda: page.locator(".em-over g").first.inner_html()  # noqa: E731
    assert E.is_disabled() and scrub.is_disabled()
    page.keyboard.press("e")
    page.get_by_label("about 20").check()
    page.get_by_role("tab", name="Notice").click()
    for step in range(1, 5):
        before = colours(), rings()
        (E if step % 2 else M).click()
        changed = [a != b for a, b in zip(before, (colours(), rings()), strict=True)]
        assert changed == [step % 2 == 1, step % 2 == 0]
        assert numbers.text_content().startswith(f"ℓ = {minus(BeTheEM(step=step).bound)}")
    before = colours(), rings()
    M.click()
    assert "M again changes nothing: press E." in numbers.text_content()
    assert before == (colours(), rings())

    figure = BeTheEM(step=5)  # its shares, by the mouse and by the keys
    E.click()
    canvas = page.locator("canvas")
    canvas.focus()
    page.keyboard.press("ArrowRight")
    first = figure.x[:, 0].argmin()
    assert shares(figure, first) in numbers.text_content()
    page.keyboard.press("Shift+ArrowRight")
    eleventh = np.argsort(figure.x[:, 0])[10]
    assert shares(figure, eleventh) in numbers.text_content()
    ring = page.locator(".em-picked").bounding_box()
    page.mouse.move(1, 1)
    page.mouse.move(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    assert shares(figure, eleventh) in numbers.text_content()
    page.mouse.move(1, 1)
    assert "Tap a point" in numbers.text_content()

    scrub.press("End")
    assert numbers.text_content().startswith(f"ℓ = {minus(BEST)}round 11")
    page.get_by_role("tab", name="Predict").click()
    assert told.text_content().startswith("Not quite. Round 6 is the first")
    page.get_by_role("button", name="Reset").click()

    green = page.locator(".em-handle").nth(2)  # a start of one's own, by the keys and the mouse
    green.focus()
    page.keyboard.press("Shift+ArrowLeft")
    assert tries.input_value() == "own" and E.is_disabled()
    means = [*figure.x.T[0], *[m[0] for s in figure.starts for m in s["mu"]]]
    moved = round(5 - 0.1 * 1.08 * np.ptp(means), 2)
    own = BeTheEM(own=[[0, 2], [3, 1], [moved, 2]])
    assert numbers.text_content().startswith(f"ℓ = {minus(own.bound)}")
    page.get_by_label("as high as any").check()
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(100_000)
    end = stop(iter(own.run()[0]), terms=own.x.size)
    assert numbers.text_content().startswith(f"ℓ = {minus(end.bound)}round {end.n_iter}")
    assert end.converged and told.text_content().startswith("As you said. It ends at −867.88")
    page.get_by_role("button", name="Reset").click()
    box = green.bounding_box()
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 70, box["y"] - 10)
    page.mouse.up()
    assert not numbers.text_content().startswith(f"ℓ = {minus(own.bound)}")
    assert green.get_attribute("transform") != "" and E.is_enabled()  # the prediction is kept

    tries.select_option("Twins")
    assert "equal in every number" in page.locator(".em-predict legend").text_content()
    page.get_by_label("Skip").check()
    scrub.press("End")
    page.get_by_role("tab", name="Notice").click()
    assert "one and the same" in page.locator(".em-words").text_content() and not page.evaluate(CUT)
    tries.select_option("Tiny")
    page.get_by_role("tab", name="Predict").click()
    page.get_by_label("it grows").check()
    scrub.press("End")
    assert "collapsed: green ▲in round 5" in numbers.text_content()
    lens = page.locator(".em-lens")
    assert lens.count() == 1 and page.locator(".em-lens ~ polygon").count() == 2  # the two points
    page.get_by_role("tab", name="Notice").click()
    assert "It holds 2.00 of the 300 points" in page.locator(".em-words").text_content()
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("only M").check()
    assert page.locator(".em-question .em-told").text_content().startswith("Right.")


def shares(figure, point):
    marks = zip("●■▲", figure.gamma[point], strict=True)
    return "  ".join(f"{mark} {share:.2f}" for mark, share in marks)
