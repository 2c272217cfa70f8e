"""The lectures as a teacher uses them: keys, a second window, votes, figures, two projectors."""

import re
from pathlib import Path

import pytest

LECTURES = range(1, 6)
WALLS = [(1280, 720), (1024, 768)]

WALK = (Path(__file__).parent / "slides.js").read_text()


def lecture(page, address, number):
    page.goto(f"{address}book/slides/lecture-{number}.html", wait_until="load")
    headings = page.locator(".bd-article h2").count()
    page.keyboard.press("p")
    page.wait_for_function("document.documentElement.classList.contains('em-present')")
    return headings + 1


@pytest.mark.parametrize("number", LECTURES)
def test_every_slide_fits_on_either_wall_and_keys_lead_to_the_end_and_back(
    page, site, serve, number
):
    outside = []
    page.on("request", lambda asked: "//127.0.0.1" in asked.url or outside.append(asked.url))
    page.set_viewport_size({"width": 1280, "height": 720})
    slides = lecture(page, serve(site), number)
    for width, height in WALLS:
        page.set_viewport_size({"width": width, "height": height})
        wrong, seen = page.evaluate(WALK)
        assert wrong == [] and seen == slides
    assert page.url.endswith("#slide-1")
    page.keyboard.press("Escape")
    assert page.locator(".bd-article h2").last.is_visible() and "#" not in page.url
    assert [url for url in outside if not url.startswith(("blob:", "data:"))] == []


def slide_with(page, selector):
    """The number of the first slide that holds it."""
    return page.evaluate(
        "s => [...document.querySelectorAll('.bd-article > section > section')]"
        ".findIndex((e) => e.querySelector(s)) + 2",
        selector,
    )


def test_from_a_file_the_address_restores_a_slide_whose_figure_moves(page, site):
    page.set_viewport_size({"width": 1280, "height": 720})
    address = (site / "book/slides/lecture-1.html").as_uri()
    page.goto(address)
    number = slide_with(page, ".em-mount")
    page.goto("about:blank")
    page.goto(f"{address}#slide-{number}")
    figure = page.locator(".em-shown .em-figure")
    figure.wait_for()
    assert page.locator(".em-deck-count").inner_text().startswith(f"Slide {number} of")
    figure.locator("input[value=skip]").check()
    before = figure.locator(".em-numbers").inner_text()
    figure.get_by_role("button", name=re.compile("^E")).click()
    figure.get_by_role("button", name=re.compile("^M")).click()
    assert figure.locator(".em-numbers").inner_text() != before
    for kept in ("[role=slider]:visible", "input[type=range]"):
        figure.locator(kept).first.focus()
        page.keyboard.press("ArrowRight")  # they keep the arrows; a clicker's keys go on
        assert page.url.endswith(f"#slide-{number}")
    page.keyboard.press("PageDown")
    assert page.url.endswith(f"#slide-{number + 1}")


def test_a_vote_hides_its_answer_until_it_is_asked_for(page, site, serve):
    lecture(page, serve(site), 2)
    page.goto(f"{page.url.partition('#')[0]}#slide-{slide_with(page, '.vote')}")
    answer = page.locator(".em-shown .answer p:not(.admonition-title)")
    assert page.locator(".em-shown .vote li").count() == 4 and not answer.is_visible()
    page.keyboard.press("a")
    assert answer.is_visible()
    page.keyboard.press("a")
    page.keyboard.press("b")
    assert not page.locator(".em-shown h2").is_visible()
    page.keyboard.press("b")
    assert page.locator(".em-shown h2").is_visible() and not answer.is_visible()


def test_the_speakers_window_has_the_notes_and_both_windows_go_together(page, site):
    page.goto((site / "book/slides/lecture-1.html").as_uri() + "#slide-3")
    page.locator(".em-shown .vote").wait_for()
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    speaker = opened.value
    notes = speaker.locator(".em-shown .for-speaker p:not(.admonition-title)")
    notes.wait_for()
    assert "minutes" in notes.inner_text()
    assert "0 minutes so far, 3 planned" in speaker.locator(".em-deck-next").inner_text()
    assert speaker.locator(".em-shown .answer p:not(.admonition-title)").is_visible()
    assert not page.locator(".em-shown .for-speaker").is_visible()
    speaker.keyboard.press("PageDown")
    page.wait_for_url("**#slide-4")
    page.keyboard.press("PageUp")
    speaker.wait_for_url("**#slide-3")
    speaker.keyboard.press("a")
    page.locator(".em-shown .answer p:not(.admonition-title)").wait_for()


def test_paper_shows_all_slides_with_answers_and_notes(page, site, serve):
    lecture(page, serve(site), 1)
    page.emulate_media(media="print")
    headings = page.locator(".bd-article h2")
    assert all(h.is_visible() for h in headings.all())
    assert page.locator(".answer p:not(.admonition-title)").last.is_visible()
    assert page.locator(".for-speaker p:not(.admonition-title)").last.is_visible()
    assert not page.locator(".em-deck-row").is_visible()


def test_a_handout_for_the_class_has_neither_answers_nor_notes(page, site, serve):
    page.goto(f"{serve(site)}book/slides/lecture-1.html")
    page.get_by_role("link", name="Print without answers and notes").click()
    page.wait_for_function("document.documentElement.dataset.print === 'handout'")
    page.emulate_media(media="print")
    assert page.locator(".vote li").first.is_visible()
    hidden = page.locator(".answer, .for-speaker")
    assert hidden.count() > 20 and not any(box.is_visible() for box in hidden.all())


def test_what_is_dragged_stays_under_the_pointer_however_large_it_is_shown(page, site):
    page.set_viewport_size({"width": 1600, "height": 900})
    address = (site / "book/slides/lecture-2.html").as_uri()
    page.goto(address)
    number = slide_with(page, ".em-mount")
    page.goto("about:blank")
    page.goto(f"{address}#slide-{number}")
    page.locator(".em-shown input[value=skip]").check()
    point = page.locator(".em-shown .em-picture [role=slider]").first
    picture = page.locator(".em-shown .em-picture").bounding_box()
    begin = point.bounding_box()
    x, y = begin["x"] + begin["width"] / 2, begin["y"] + begin["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for share in (0.3, 0.8):
        to = picture["x"] + share * picture["width"]
        page.mouse.move(to, y)
        page.wait_for_timeout(100)  # a frame
        box = point.bounding_box()
        assert abs(box["x"] + box["width"] / 2 - to) < 4
    page.mouse.up()


def test_a_finger_swipes_to_the_next_slide_and_back(page, site):
    lecture(page, f"{site.as_uri()}/", 1)
    hand = page.context.new_cdp_session(page)
    hand.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def swipe(*places):
        for kind, x in zip(("touchStart", "touchMove", "touchMove"), places, strict=True):
            points = [{"x": x, "y": 500}]
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        return page.locator(".em-deck-count").text_content(timeout=5000)

    assert swipe(900, 600, 300).startswith("Slide 2 ")
    assert swipe(900, 890, 870).startswith("Slide 2 ")  # too short
    assert swipe(300, 600, 900).startswith("Slide 1 ")  # and not back to another page
    assert page.evaluate("getComputedStyle(document.documentElement).overscrollBehaviorX") == "none"
