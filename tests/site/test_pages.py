"""Every page, in a browser that reaches no other host: light, dark, and as wide as a phone."""

import inspect

import pytest

from tests.site import checks
from tests.site.visits import visit


def complaints(check, seen, site):
    wants_site = "site" in inspect.signature(check).parameters
    return list(check(seen, site) if wants_site else check(seen))


@pytest.mark.parametrize("check", checks.ALL, ids=lambda check: check.__name__)
def test_the_page_is_sound(name, check, visited, site):
    assert complaints(check, visited(name), site) == []


def test_the_first_page_works_from_a_file(page, site):
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/book/index.html")
    seen = visit(page, page.url, site, axe=False)
    assert seen.errors == seen.outside == seen.facts["formulas"] == []
    assert seen.facts["unmounted"] == 0


def test_search_finds_a_word_of_the_book(page, site, serve):
    page.goto(f"{serve(site)}search.html?q=mixture")
    page.wait_for_selector("#search-results li a")
    assert "mixture" in page.inner_text("#search-results").lower()


def test_a_folded_solution_unfolds_by_keyboard_and_in_print(page, site, serve):
    page.goto(f"{serve(site)}notebooks/01-mixture-is-not-a-sum.html")
    solution = page.locator(".solution.dropdown").first
    text = solution.locator("section, p:not(.admonition-title)").first
    button = solution.locator("button.toggle-button")
    assert not text.is_visible()
    page.emulate_media(media="print")
    assert text.is_visible()
    page.emulate_media(media="screen")
    button.focus()
    page.keyboard.press("Enter")
    assert text.is_visible()


def test_every_source_page_stands_in_the_table_of_contents(site):
    from tests.site.conftest import ROOT, pages

    sources = [*ROOT.glob("book/*.md"), *ROOT.glob("book/*.ipynb"), *ROOT.glob("notebooks/*.ipynb")]
    names = {p.relative_to(ROOT).with_suffix("").as_posix() for p in sources}
    assert names == set(pages()) - {"search"}
