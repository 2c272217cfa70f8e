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


def test_a_figure_begins_in_the_state_it_was_saved_in(open_page):
    page = open_page([MixtureOrSum(mode="sum", ratio=2.0), BeTheEM(step=7, start="slow")])
    assert page.get_by_label("sum X₁ + X₂", exact=True).is_checked()
    assert score(page).startswith(f"ℓ = {minus(BeTheEM(start='slow', step=7).bound)} ")
