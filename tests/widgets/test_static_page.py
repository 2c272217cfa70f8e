"""The figures on a page without a kernel, every other host blocked: keys, fingers, light and dark,
phone, print, no motion. What all figures owe to their kit is proved here, once, on BeTheEM.
"""

import pytest
from ipywidgets import jslink

from emlib.widgets import BeTheEM, MixtureOrSum, WhoseIsIt
from tests.site.visits import violations

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844, "has_touch": True}
STILL = {"reduced_motion": "reduce"}


def minus(number):
    return f"{number:.2f}".replace("-", "−")


def score(page):
    return page.locator(".em-numbers").inner_text()


def press(page, name, times=1):
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).click()


FOCUSED = (
    "() => { const e = document.activeElement; return e.ariaLabel || e.innerText || e.value; }"
)


def test_keys_alone_are_enough_and_nothing_moves_by_itself(open_page):
    page = open_page([BeTheEM()], **STILL)
    names = []
    for _ in range(7):  # E, M and the range rest until the reader has chosen
        page.keyboard.press("Tab")
        names.append(page.evaluate(FOCUSED))
    assert names[:2] == ["Predict", "Try a setting"]
    assert names[2] == "points: arrows choose one" and names[3].startswith("mean of blue")
    assert names[6] == "0"  # the value of the first answer
    page.keyboard.press("ArrowLeft")  # an arrow goes to another answer and does not give it
    assert page.evaluate(FOCUSED) == "skip" and page.locator(":checked[type=radio]").count() == 0
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert page.get_by_label("about 6").is_checked()
    for key in "emems":
        page.keyboard.press(key)
    assert score(page).startswith(f"ℓ = {minus(BeTheEM(step=5).bound)}")
    assert page.get_by_role("button", name="To the end").is_visible()
    page.keyboard.press("p")
    assert "round 11" in score(page)  # where a fit stops, at once
    page.keyboard.press("r")
    assert "round 0" in score(page)
    page.get_by_label("half-steps").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "half-steps"
    assert page.get_by_label("half-steps").get_attribute("aria-valuetext") == "round 2, E"
    page.get_by_label("Try a setting").focus()
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Try a setting").input_value() == "slow"


SMALL = """() => ["button", "input[type=number]", "input[type=range]", "label:has(input)",
    ".em-target"]
  .flatMap((kind) => [...document.querySelectorAll(`.em-figure ${kind}`)])
  .map((node) => [node.getBoundingClientRect(), node.outerHTML])
  .filter(([box]) => box.width && Math.min(box.width, box.height) < 43.9)
  .map(([, words]) => words)"""


def finger(page, node, part, up, across=0):
    """A finger comes down on a part of the node's width and goes up the page, or across it."""
    box, touch = node.bounding_box(), "Input.dispatchTouchEvent"
    x, y = box["x"] + part * box["width"], box["y"] + box["height"] / 2
    client = page.context.new_cdp_session(page)
    client.send(touch, {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for i in range(1, 7):
        place = {"x": x + across * i / 6, "y": y - up * i / 6}
        client.send(touch, {"type": "touchMove", "touchPoints": [place]})
    client.send(touch, {"type": "touchEnd", "touchPoints": []})


def swipe(page, node, part, up):
    finger(page, node, part, up)
    page.wait_for_function("scrollY > 0")


def test_fingers_alone_are_enough_on_a_phone_by_day_and_night(open_page):
    page = open_page([BeTheEM(start="twins")], **PHONE, **STILL)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate(SMALL) == []
    page.get_by_label("they stay equal").tap()
    page.get_by_role("button", name="E colour the points").tap()
    page.get_by_role("button", name="M move the ellipses").tap()
    assert score(page).startswith(f"ℓ = {minus(BeTheEM(start='twins', step=2).bound)}")
    page.get_by_role("tab", name="Notice").tap()
    words = page.locator(".em-words").inner_text()
    assert "The orange ■ and the green ▲ ellipse are one and the same." in words
    page.locator("canvas").tap(position={"x": 120, "y": 90})
    assert "■" in score(page)

    page.set_viewport_size({"width": 390, "height": 500})  # the page is longer than this
    half_steps = page.get_by_label("half-steps")
    half_steps.evaluate("e => e.scrollIntoView({ block: 'end' })")
    before = score(page), half_steps.input_value()
    swipe(page, half_steps, 0.9, up=150)
    assert page.evaluate("scrollY") > 0 and (score(page), half_steps.input_value()) == before
    page.set_viewport_size({"width": 390, "height": 844})
    press(page, "Reset")  # grey points: the ink is the page's
    picture = "document.querySelector('canvas').toDataURL()"
    light, rings = page.evaluate(picture), page.locator(".em-over g").first.inner_html()
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function(f"old => {picture} !== old", arg=light)
    assert page.locator(".em-over g").first.inner_html() == rings  # the components' colours stay


def test_a_finger_moves_a_handle_and_not_the_page_and_beside_it_the_page(open_page):
    figures = [BeTheEM(prediction="skip"), WhoseIsIt(prediction="skip")]
    page = open_page(figures, **(PHONE | {"height": 600, "is_mobile": True}), **STILL)
    mean = page.locator(".em-handle:visible").first
    mean.evaluate("e => e.closest('.em-figure').scrollIntoView({ block: 'end' })")
    before, top = mean.get_attribute("aria-valuetext"), page.evaluate("scrollY")
    finger(page, mean, 0.5, up=-60)
    page.wait_for_function(f"e => e.ariaValueText !== '{before}'", arg=mean.element_handle())
    page.wait_for_timeout(200)  # as a page that moves would need
    assert page.evaluate("scrollY") == top

    picture, x = page.locator(".em-picture").last, page.get_by_role("slider", name="place of the")
    picture.evaluate("e => e.scrollIntoView({ block: 'end' })")
    top, place = page.evaluate("scrollY"), x.get_attribute("aria-valuenow")
    finger(page, picture, 0.3, up=-100)
    page.wait_for_function("top => scrollY < top", arg=top)
    assert x.get_attribute("aria-valuenow") == place
    page.wait_for_timeout(200)
    for across in (0, 60):  # a tap counts where it was, a stroke where it ends
        finger(page, picture, 0.3, up=0, across=across)
        page.wait_for_function(f"e => e.ariaValueNow !== '{place}'", arg=x.element_handle())
        place = x.get_attribute("aria-valuenow")


def test_on_paper_nothing_waits_for_a_prediction_and_afterwards_it_does_again(open_page):
    page = open_page([WhoseIsIt()])
    waits = page.locator(".em-picture text", has_text="predict first")
    chosen = page.locator(".em-predict input:checked")
    assert waits.count() == 1
    for _ in range(2):  # browsers that have a preview say it more than once
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert waits.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert waits.count() == 1 and chosen.count() == 0


def test_the_landing_figure_plays_at_once_and_rests_within_five_seconds(open_page):
    page = open_page([BeTheEM(autoplay=True)], clock=True)
    page.get_by_role("button", name="Pause").wait_for()  # it plays as soon as it is seen
    page.clock.run_for(5000)
    rest = score(page)
    assert "−867.88" in rest and "round 9" in rest  # an M, two rounds before a fit stops
    page.clock.run_for(10_000)
    assert score(page) == rest
    names = page.locator(".em-buttons button b, .em-buttons button:not(:has(b))")
    assert names.all_inner_texts() == ["E", "M", "Step", "Play", "Reset"]
    assert page.get_by_role("tab").count() == page.locator(".em-handle:visible").count() == 0
    press(page, "Step", 2)
    assert "round 10" in score(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator(".em-card").bounding_box()["height"] <= 600
    page.clock.resume()  # axe waits for time to pass
    assert violations(page, {}) == []


def test_nothing_plays_for_those_who_want_no_motion(open_page):
    page = open_page([BeTheEM(autoplay=True)], clock=True, **STILL)
    page.clock.run_for(10_000)
    assert "round 0" in score(page)
    assert page.get_by_role("button", name="To the end").is_visible()


COUNT = """() => { window.spoken = [];
  for (const live of document.querySelectorAll("[role=status], [aria-live]"))
    new MutationObserver(() => window.spoken.push(live.textContent)).observe(live,
      {childList: true, characterData: true, subtree: true}); }"""


def test_it_does_not_speak_unasked_nor_while_it_plays_but_at_rest(open_page):
    page = open_page([BeTheEM(prediction="skip")], clock=True)
    page.evaluate(COUNT)
    page.set_viewport_size({"width": 700, "height": 900})  # drawn anew
    page.clock.run_for(10_000)
    press(page, "Play")
    page.clock.run_for(1500)
    assert page.evaluate("window.spoken") == []
    press(page, "Pause")
    page.clock.run_for(10_000)
    (spoken,) = page.evaluate("window.spoken")
    assert spoken.replace(", ", "") == page.locator(".em-numbers").text_content()


def test_a_move_is_spoken_once_and_a_play_at_its_end(open_page):
    page = open_page([MixtureOrSum(prediction="skip")], clock=True)
    page.evaluate(COUNT)
    press(page, "Rain")
    page.clock.run_for(10_000)  # of 3 s of rain, a beat every 60 ms
    page.get_by_role("slider", name="centre of X₂").press("ArrowRight")
    page.clock.run_for(10_000)
    rained, moved = page.evaluate("window.spoken")
    assert "400 draws" in rained and moved != rained
    page.get_by_role("slider", name="centre of X₂").press("ArrowLeft")
    page.get_by_role("slider", name="centre of X₂").press("ArrowRight")
    page.clock.run_for(10_000)
    assert len(page.evaluate("window.spoken")) == 2  # there and back: nothing new to say


def test_the_focus_stays_where_a_button_rests_or_in_the_figure_where_a_handle_goes(open_page):
    page = open_page([BeTheEM(prediction="skip")], **STILL)
    page.get_by_label("mean of green").focus()
    page.keyboard.press("e")  # with E the means can no longer be moved
    page.keyboard.press("m")
    assert "round 1" in score(page) and page.evaluate(FOCUSED) == "Be the EM"
    reset = page.get_by_role("button", name="Reset")
    reset.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert "round 0" in score(page) and page.evaluate(FOCUSED) == "Reset"
    assert reset.get_attribute("aria-disabled") == "true"


def test_figures_are_their_own_begin_as_saved_and_move_together_if_linked(open_page):
    one, other = BeTheEM(prediction="skip"), BeTheEM(start="slow", step=7, prediction="skip")
    third = MixtureOrSum(mode="sum", ratio=2.0)  # another kind: its radio groups are its own
    fourth = BeTheEM(start="slow", prediction="skip")
    page = open_page([one, other, third, fourth], links=[jslink((other, "step"), (fourth, "step"))])
    groups = "[...document.querySelectorAll('fieldset')].map(f => f.querySelector('input')?.name)"
    names = [name for name in page.evaluate(groups) if name]
    assert len(set(names)) == len(names) >= 5
    scores = page.locator(".em-numbers")
    own = minus(BeTheEM(start="slow", step=7).bound)
    assert scores.nth(1).inner_text().startswith(f"ℓ = {own}")
    assert page.get_by_label("sum", exact=True).is_checked()
    figures = page.locator(".em-figure")
    for mover, follower, rounds in ((1, 3, "round 4"), (3, 1, "round 5")):
        for key in "EM" if mover == 3 else "M":
            figures.nth(mover).locator(f".em-hands [aria-keyshortcuts={key.lower()}]").click()
        assert rounds in scores.nth(follower).inner_text()
    assert "round 0" in scores.nth(0).inner_text()
    page.emulate_media(media="print")  # on paper there is a picture and no button
    assert page.locator("canvas").first.is_visible()
    assert not any(button.is_visible() for button in page.locator("button").all())
