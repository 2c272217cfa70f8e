"""The card that all figures share: it fits a phone, nothing shifts, all is reached and heard."""

import re

import pytest

from emlib import widgets
from tests.site.visits import RULES, violations

FIGURES = [getattr(widgets, name) for name in widgets.__all__]
CARDS = [cls for cls in FIGURES if ".em-card {" in cls._css]
# of the face that lies open: where the rows are, and what is cut off or too small for a finger
LOOK = """() => {
  const card = document.querySelector(".em-card"), box = card.getBoundingClientRect();
  const shown = (e) => e.offsetParent && !e.closest("[hidden], .em-hidden");
  const cut = (e) => {
    const r = e.getBoundingClientRect(), row = e.closest(".em-card > *").getBoundingClientRect();
    if (e.scrollWidth > e.clientWidth + 2) return true;
    return r.bottom > row.bottom + 1 || r.right > box.right + 1;
  };
  const words = [...card.querySelectorAll("p, label, button, legend, input, select")].filter(shown);
  const hands = "button, select, input:not([type=checkbox]), .em-options label";
  return {
    rows: [...card.children].map((e) => Math.round(e.getBoundingClientRect().top - box.top)),
    cut: words.filter(cut).map((e) => e.outerHTML),
    small: words.filter((e) => e.matches(hands) && e.offsetHeight < 43).map((e) => e.outerHTML),
    wide: document.documentElement.scrollWidth,
  };
}"""
FACES = f"""() => [...document.querySelectorAll(".em-tabs button")].reverse().map((tab) => {{
  tab.click(); return ({LOOK})(); }})"""
NAMED = "button|checkbox|combobox|group|img|radio|slider|spinbutton|tab|tabpanel"
# what ranges and handles say of their values; what is drawn in a picture, if it is read out
SAID = """() => [...document.querySelectorAll("input[type=range], [role=slider]")]
  .filter((e) => !e.closest("[aria-hidden=true]")).map((e) => e.getAttribute("aria-valuetext"))"""
DRAWN = """() => [...document.querySelectorAll(".em-picture text")]
  .filter((e) => !e.closest("[aria-hidden=true]")).map((e) => e.textContent)"""


def heard(page):
    """[(role, name)] of what a screen reader finds in the figure, in its order."""
    snapshot = page.locator(".em-figure").aria_snapshot()
    found = re.findall(rf"""^ *- '?({NAMED})\b(?: "(.*?)(?<!\\)")?""", snapshot, re.MULTILINE)
    assert found[0][0] == "group"
    return found


def sounds_right(page, alt):
    found = heard(page)
    assert [role for role, name in found if not name] == []
    assert max(found.count(pair) for pair in found if pair[0] != "radio") == 1  # these have groups
    assert [role for role, _ in found].count("img") == 1
    words = page.locator(".em-seen").get_attribute("aria-label")
    notice = page.locator("[role=tabpanel]:has(.em-note) p").first.text_content()
    assert words.startswith(alt[:60]) and words.endswith(re.sub(" [●■▲]", "", notice))
    places = [[role for role, _ in found].index(role) for role in ("combobox", "img", "tabpanel")]
    assert places == sorted(places)
    assert all(re.search("[a-zμσℓΨπ₁]", said) for said in page.evaluate(SAID))
    assert page.evaluate(DRAWN) == []
    return words + page.locator(".em-numbers").text_content()


def stops(page):
    """How often Tab stops in the figure until it leaves it."""
    page.get_by_role("tab", selected=True).focus()
    for count in range(1, 30):
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.closest('.em-figure') !== null"):
            return count
    raise AssertionError("the keyboard does not come out of the figure")


@pytest.mark.parametrize("cls", CARDS)
def test_the_card_fits_a_phone_and_nothing_shifts_and_all_is_accessible(cls, open_page):
    figure = cls()
    page = open_page([figure], width=390, height=700)
    assert page.locator(".em-card").bounding_box()["height"] <= 644
    rows = page.evaluate(LOOK)["rows"]
    tries, predictions = page.get_by_label("Try a setting"), page.locator(".em-predict input")
    settings = tries.locator("option:not([hidden])").all_text_contents()
    assert len(settings) >= 2

    def sound(where):
        for found in page.evaluate(FACES):
            assert found == {"rows": rows, "cut": [], "small": [], "wide": 390}, where

    def each_setting(where):
        for setting in settings:
            tries.select_option(setting)
            assert tries.input_value() != ""
            sound((where, setting))

    sounds_right(page, figure.alt)
    each_setting("nothing said")
    for i in range(predictions.count()):
        tries.select_option(settings[0])
        predictions.nth(i).check()
        sound(i)
    each_setting("all said")
    words = set()
    for setting in settings[:2]:
        tries.select_option(setting)
        words.add(sounds_right(page, figure.alt))
    assert len(words) == 2  # they follow the state
    page.set_viewport_size({"width": 640, "height": 800})  # as wide as the book's text: two columns
    page.wait_for_function("document.querySelector('.em-card').offsetHeight < 600")
    for found in page.evaluate(FACES):
        assert (found["cut"], found["wide"]) == ([], 640)
    page.set_viewport_size({"width": 1000, "height": 800})
    assert 5 <= stops(page) <= 15
    page.get_by_role("tab").first.focus()
    for face in ("Notice", "Question", "Predict"):
        page.keyboard.press("ArrowRight")
        assert page.get_by_role("tab", selected=True).text_content() == face
        assert page.get_by_role("tabpanel").count() == 1
        sounds_right(page, figure.alt)
        for theme, rules in RULES.items():
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
            assert violations(page, rules) == [], (theme, face)
