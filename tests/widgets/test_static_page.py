"""The figures on a page without a kernel, every other host blocked: mouse, touch, keyboard, light,
dark, phone, print. What is read off the screen is compared with emlib.
"""

import re

import pytest
from ipywidgets import jslink

from emlib.widgets import BeTheEM, MixtureOrSum

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844, "has_touch": True}
STILL = {"reduced_motion": "reduce"}


def minus(number):
    return f"{number:.2f}".replace("-", "−")


def score(page):
    return page.locator(".em-score").inner_text()


def story(page):
    return page.locator(".em-story").inner_text()


def press(page, name, times=1):
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).click()


def picture(page):
    return page.locator("canvas").evaluate("c => c.toDataURL()")


def ellipses(page):
    return page.locator(".em-plane svg").inner_html()


def test_e_colours_m_moves_and_the_numbers_are_emlibs(open_page):
    page = open_page([BeTheEM()])
    for step in range(1, 9):
        colours, rings, before = picture(page), ellipses(page), score(page)
        press(page, "E colour the points" if step % 2 else "M move the ellipses")
        assert (picture(page) != colours) == (step % 2 == 1)
        assert (ellipses(page) != rings) == (step % 2 == 0)
        assert score(page).startswith(f"ℓ = {minus(BeTheEM(step=step).bound)} ")
        assert (score(page) != before) == (step % 2 == 0)


def test_the_same_half_step_again_changes_nothing_and_says_so(open_page):
    page = open_page([BeTheEM(step=1)])
    colours, rings = picture(page), ellipses(page)
    press(page, "E colour the points")
    assert "changes nothing" in story(page)
    assert (picture(page), ellipses(page)) == (colours, rings)


@pytest.mark.parametrize("start", ["quick", "slow", "twins", "tiny"])
def test_each_start_runs_to_its_end(open_page, start):
    page = open_page([BeTheEM()], **STILL)
    page.get_by_label(start.capitalize(), exact=True).check()
    press(page, "To the end")
    end = BeTheEM(start=start, step=80)
    if start == "tiny":
        assert "the green ▲ component has collapsed. It holds 2.00 of the 300 points" in story(page)
        assert score(page) == "collapsed: green ▲"
    else:
        assert score(page).split() == ["ℓ", "=", minus(end.bound), "round", "40"]
        assert story(page).endswith("EM is at rest: one more round would gain next to nothing.")
    press(page, "Reset")
    assert story(page).startswith("A guess: 3 ellipses")


def test_the_prediction_is_kept_and_answered(open_page):
    page = open_page([BeTheEM(start="tiny")], **STILL)
    page.get_by_label("it grows over a cloud").check()
    assert "Noted." in page.locator(".em-predict .em-told").inner_text()
    press(page, "To the end")
    assert "Not quite. It closes on two points." in page.locator(".em-predict").inner_text()
    page.get_by_label("only M").check()
    assert "Right." in page.locator(".em-question").inner_text()


def test_without_a_prediction_the_answer_is_told_all_the_same(open_page):
    page = open_page([BeTheEM()])
    told = page.locator(".em-predict .em-told")
    assert told.inner_text() == "Choose before you press."
    press(page, "Step")
    assert told.inner_text() == "Choose before you go on."
    press(page, "Step", 11)
    assert told.inner_text().startswith("Round 6 is the first to gain less than 0.1")


def test_keys_alone_are_enough(open_page):
    page = open_page([BeTheEM()], **STILL)
    page.keyboard.press("Tab")  # to the start
    page.keyboard.press("ArrowRight")  # slow
    assert page.get_by_label("Slow").is_checked()
    for key in "emems":
        page.keyboard.press(key)
    assert score(page).startswith(f"ℓ = {minus(BeTheEM(start='slow', step=5).bound)} ")
    page.keyboard.press("p")
    assert "round 40" in score(page)
    page.keyboard.press("r")
    assert "round 0" in score(page)
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate("document.activeElement.innerText || document.activeElement.value")
        )
    assert names[1:6] == [
        "E colour the points",
        "M move the ellipses",
        "Step",
        "To the end",
        "Reset",
    ]
    page.keyboard.press("Shift+Tab")
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert "E, round 1" in story(page)


def test_fingers_alone_are_enough(open_page):
    page = open_page([BeTheEM()], **PHONE, **STILL)
    page.get_by_text("Twins", exact=True).tap()
    page.get_by_role("button", name="E colour the points").tap()
    page.get_by_role("button", name="M move the ellipses").tap()
    assert score(page).startswith(f"ℓ = {minus(BeTheEM(start='twins', step=2).bound)} ")
    assert "The vermillion ■ and the green ▲ ellipse are one and the same." in story(page)


SMALL = """() => ["button", "input[type=number]", "input[type=range]", "label:has(input)"]
  .flatMap((kind) => [...document.querySelectorAll(`.em-figure ${kind}`)])
  .filter((node) => Math.min(node.offsetWidth, node.offsetHeight) < 44)
  .map((node) => node.outerHTML)"""


@pytest.mark.parametrize("figure", [BeTheEM, MixtureOrSum])
def test_a_phone_shows_all_of_it_and_a_thumb_can_hit_it(open_page, figure):
    page = open_page([figure()], **PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 390])
def test_axe_finds_nothing(open_page, theme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = open_page(
        [BeTheEM(step=3), MixtureOrSum(), BeTheEM(autoplay=True)], theme=theme, width=width, **STILL
    )
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found] == []


def test_dark_mode_changes_the_ink_and_not_the_components(open_page):
    page = open_page([BeTheEM()])
    light, rings = picture(page), ellipses(page)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function("old => document.querySelector('canvas').toDataURL() !== old", arg=light)
    assert ellipses(page) == rings
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    page.wait_for_function("old => document.querySelector('canvas').toDataURL() === old", arg=light)


def buttons(page):
    """What stands on the buttons, E and M without their explanations."""
    return [
        t.split(" colour")[0].split(" move")[0]
        for t in page.get_by_role("button").all_inner_texts()
    ]


def test_the_landing_figure_plays_at_once_and_rests_within_five_seconds(open_page):
    page = open_page([BeTheEM(autoplay=True)], clock=True)
    page.get_by_role("button", name="Pause").wait_for()  # it plays as soon as it is seen
    page.clock.run_for(5000)
    rest = score(page)
    assert "round 0" not in rest
    page.clock.run_for(10_000)
    assert score(page) == rest
    assert buttons(page) == ["E", "M", "Step", "Play", "Reset"]
    assert "−867.88" in rest  # it rests where EM rests
    press(page, "Step")  # E: it rested on an M
    assert score(page) == rest
    press(page, "Step")
    assert "round 10" in score(page)


def test_nothing_plays_for_those_who_want_no_motion(open_page):
    page = open_page([BeTheEM(autoplay=True)], clock=True, **STILL)
    page.clock.run_for(10_000)
    assert "round 0" in score(page)
    assert buttons(page) == ["E", "M", "Step", "To the end", "Reset"]


COUNT = """() => { window.spoken = []; new MutationObserver(() => window.spoken.push(
  document.querySelector('[role=status]').textContent)).observe(document.querySelector('[role=status]'),
  {childList: true, characterData: true, subtree: true}); }"""


@pytest.mark.parametrize("figure", [BeTheEM, MixtureOrSum])
def test_a_figure_does_not_speak_unasked(open_page, figure):
    page = open_page([figure()], clock=True)
    page.set_viewport_size({"width": 700, "height": 900})  # drawn anew
    page.clock.run_for(10_000)
    assert "".join(page.locator("[role=status]").all_text_contents()) == ""


def test_the_live_region_is_silent_while_it_plays_and_speaks_at_rest(open_page):
    page = open_page([BeTheEM()], clock=True)
    page.evaluate(COUNT)
    press(page, "Play")
    page.clock.run_for(1500)
    assert page.evaluate("window.spoken") == []
    press(page, "Pause")
    page.clock.run_for(10_000)
    assert page.evaluate("window.spoken") == [story(page)]


def test_figures_on_one_page_are_their_own(open_page):
    page = open_page([BeTheEM(start="quick"), BeTheEM(start="slow", step=4)])
    first, second = page.locator(".em-figure").all()
    first.get_by_role("button", name="Step").click()
    assert "E, round 1" in first.locator(".em-story").inner_text()
    assert "M, round 2" in second.locator(".em-story").inner_text()


def test_linked_figures_move_together(open_page):
    one, other = BeTheEM(start="quick"), BeTheEM(start="slow")
    page = open_page([one, other], links=[jslink((one, "step"), (other, "step"))])
    for mover, follower in ((0, 1), (1, 0)):
        page.locator(".em-figure").nth(mover).get_by_role("button", name="Step").click()
        told = page.locator(".em-figure").nth(follower).locator(".em-story").inner_text()
        assert told.startswith(("E, round 1", "M, round 1")[mover])


def test_on_paper_there_is_a_picture_and_no_button(open_page):
    page = open_page([BeTheEM(step=6), MixtureOrSum()])
    page.emulate_media(media="print")
    assert page.locator("canvas").is_visible()
    assert page.locator(".em-density").is_visible()
    assert not any(button.is_visible() for button in page.get_by_role("button").all())
    assert "M, round 3" in page.locator(".em-story").first.inner_text()


def row(page, label):
    return page.get_by_role("row").filter(has_text=label).get_by_role("cell").all_inner_texts()


def test_the_mixture_is_moved_by_range_number_and_choice(open_page):
    page = open_page([MixtureOrSum(pi=0.75, separation=2.84)])
    assert row(page, "mixture") == ["−0.710", "2.512", "1"]
    separation = page.get_by_role("slider", name="separation")
    for _ in range(2):
        separation.press("ArrowRight")
    assert page.get_by_label("separation, in σ₁, exact value").input_value() == "2.850"
    assert row(page, "mixture") == ["−0.713", "2.523", "2"]
    assert row(page, "πX₁") == ["−0.713", "0.625", "1"]
    ratio = page.get_by_label("σ₂/σ₁, exact value")
    ratio.fill("0.5")
    ratio.press("Enter")
    summary = MixtureOrSum(pi=0.75, separation=2.85, ratio=0.5).summary
    assert row(page, "mixture")[1:] == [f"{summary.variance:.3f}", str(summary.n_modes)]
    page.get_by_label("sum X₁ + X₂", exact=True).check()
    assert "X₁ + X₂ adds both numbers: mean 0.000, variance 1.250" in story(page)
    page.get_by_role("slider", name="π").press("Home")
    assert page.get_by_label("π, weight of X₁, exact value").input_value() == "0.00"
    assert row(page, "mixture")[2] == "1"
    page.get_by_label("mixture X₁ or X₂").check()
    assert "Only one part has any weight" in story(page)
    page.get_by_role("slider", name="π").press("ArrowRight")
    assert "It is not Gaussian" in story(page)


def test_the_mixture_is_moved_by_a_finger(open_page):
    page = open_page([MixtureOrSum()], **PHONE)
    page.get_by_role("slider", name="separation").tap(position={"x": 12, "y": 22})
    assert float(page.get_by_label("separation, in σ₁, exact value").input_value()) < 1
    assert row(page, "mixture")[2] == "1"
    page.get_by_text("πX₁ + (1−π)X₂").tap()
    assert story(page).startswith("The weighted sum has the mixture's mean")


def test_the_closing_question_takes_a_number(open_page):
    page = open_page([MixtureOrSum()])
    box = page.get_by_label("separation at which the second bump appears, 0 to 6")
    verdict = page.locator(".em-question .em-told")
    for answer, told in (
        ("2", "Not there: at 2 there is still one bump."),
        ("2.85", "Right:"),
        ("9", "Not there: at 6 there are two bumps already."),
        ("2.7", "Not there: at 2.7"),
    ):
        box.fill(answer)
        before = verdict.inner_text()
        page.keyboard.press("Tab")
        assert verdict.inner_text() == before  # typed, not yet handed in
        page.get_by_role("button", name="Check").click()
        assert verdict.inner_text().startswith(told)
    box.fill("2.9")
    box.press("Enter")
    assert verdict.inner_text().startswith("Right:")
    box.fill("")
    box.press("Enter")
    assert page.get_by_text("Type a number from 0 to 6.").is_visible()
    assert verdict.inner_text().startswith("Right:")


def type_in(page, label, number):
    box = page.get_by_label(f"{label}, exact value")
    box.fill(number)
    box.press("Enter")
    return box


def test_the_mixtures_prediction_is_kept_and_answered(open_page):
    page = open_page([MixtureOrSum()])
    told = page.locator(".em-predict .em-told")
    page.get_by_label("less distance").check()
    assert "Set π = 0.75" in told.inner_text()
    type_in(page, "π, weight of X₁", "0.75")
    assert "Two bumps" in told.inner_text()
    type_in(page, "separation, in σ₁", "2.5")
    assert told.inner_text().startswith("Not quite. It needs more.")
    type_in(page, "π, weight of X₁", "0.5")  # what was seen remains seen
    assert told.inner_text().startswith("Not quite. It needs more.")


def test_who_has_moved_already_is_asked_all_the_same(open_page):
    page = open_page([MixtureOrSum()])
    told = page.locator(".em-predict .em-told")
    assert told.inner_text() == "Choose before you move anything."
    page.get_by_role("slider", name="separation").press("ArrowLeft")
    assert told.inner_text() == "Choose before you go on."


def test_a_right_answer_to_the_question_answers_the_prediction_too(open_page):
    page = open_page([MixtureOrSum(answer=2.85, prediction="more")])
    assert (
        page.locator(".em-predict .em-told").inner_text().startswith("As you said. It needs more.")
    )


def test_a_number_beyond_the_range_is_moved_into_it_and_the_range_is_said(open_page):
    page = open_page([MixtureOrSum()])
    words = page.locator(".em-slider").nth(1).locator(".em-limits")
    assert words.inner_text() == "0 to 6"
    box = type_in(page, "separation, in σ₁", "9")
    assert (box.input_value(), words.inner_text()) == ("6.000", "0 to 6; 9 is outside")
    assert page.get_by_role("slider", name="separation").input_value() == "6"
    box = type_in(page, "separation, in σ₁", "-1")
    assert (box.input_value(), words.inner_text()) == ("0.000", "0 to 6; -1 is outside")
    box = type_in(page, "separation, in σ₁", "")
    assert (box.input_value(), words.inner_text()) == ("0.000", "0 to 6")
    box = type_in(page, "separation, in σ₁", "2.5")
    assert (box.input_value(), words.inner_text()) == ("2.500", "0 to 6")


def test_the_legend_names_every_curve_that_is_drawn(open_page):
    page = open_page([MixtureOrSum()])
    for word, curves in (("mixture", 4), ("weighted sum", 3), ("sum", 3)):
        page.get_by_role("radio", name=re.compile(f"^{word} ")).check()
        named = page.locator(".em-key li:has(svg):visible")
        drawn = page.locator(".em-density path[class^=em-]:is(.em-line, .em-part, .em-same)")
        assert named.count() == drawn.count() == curves
        assert f"density of the {word}" in named.first.inner_text()
        named = page.locator(".em-key li:visible path")
        assert named.evaluate_all(LOOKS) == drawn.evaluate_all(LOOKS)


LOOKS = """curves => curves.map((curve) => getComputedStyle(curve))
  .map((style) => [style.stroke, style.strokeDasharray, style.strokeWidth])"""


@pytest.mark.parametrize("ratio", [0.25, 1.0, 2.0])
def test_one_scale_serves_all_meanings_weights_and_separations(open_page, ratio):
    page = open_page([MixtureOrSum(ratio=ratio)])
    scales = set()
    for pi, separation in ((0.5, 4), (0.05, 6), (1, 0)):
        type_in(page, "π, weight of X₁", str(pi))
        type_in(page, "separation, in σ₁", str(separation))
        for word in ("mixture", "weighted sum", "sum"):
            page.get_by_role("radio", name=re.compile(f"^{word} ")).check()
            scales.add(tuple(page.locator(".em-density .em-axis text").all_text_contents()))
            top = page.locator(".em-density").evaluate(TOP)
            assert top >= 12  # where the axis ends: no curve is cut
    assert len(scales) == 1


TOP = "e => Math.min(...[...e.querySelectorAll('path:not(.em-now)')].map((p) => p.getBBox().y))"


def test_a_figure_begins_in_the_state_it_was_saved_in(open_page):
    page = open_page([MixtureOrSum(mode="sum", ratio=2.0), BeTheEM(step=7, start="slow")])
    assert page.get_by_label("sum X₁ + X₂", exact=True).is_checked()
    assert score(page).startswith(f"ℓ = {minus(BeTheEM(start='slow', step=7).bound)} ")
