"""Every page, in a browser that reaches no other host: light, dark, and as wide as a phone."""

import inspect
import re
from html import unescape
from urllib.parse import quote

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


def results(page, query):
    """What the search page shows: its words, once the excerpts have come."""
    page.goto(f"{page.url.partition('?')[0]}?q={quote(query)}")
    page.wait_for_selector("#search-results li p.context")
    return page.locator("#search-results li").all_inner_texts()


def test_search_finds_words_signs_numbers_and_chapters(page, site, serve):
    page.goto(f"{serve(site)}search.html")
    assert "mixture" in " ".join(results(page, "mixture")).lower()
    assert len(results(page, "Σ")) > 8
    assert "The M step" in " ".join(results(page, "9.25"))
    first, second, *_ = results(page, "06")
    assert "EM assembled" in first and "Iris" in second
    page.wait_for_function("document.querySelectorAll('p.context').length > 9")
    excerpts = " ".join(page.locator("p.context").all_inner_texts())
    assert "\\" not in excerpts.replace("\\n", "")  # no TeX beside what it stands for


def test_search_works_from_a_file(page, site):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.goto((site / "search.html").as_uri())
    assert "EM assembled" in results(page, "06")[0]
    page.wait_for_function("document.querySelectorAll('#search-results .context').length > 1")
    assert errors == []


SELECT = """() => { const all = [...document.querySelectorAll('.bd-article p')];
  const one = all.find((p) => p.textContent.startsWith('Mean and covariance'));
  getSelection().selectAllChildren(one);
  return getSelection().toString(); }"""
COPY = """() => { const clipboardData = new DataTransfer();
  document.querySelector('.bd-article').dispatchEvent(
    new ClipboardEvent('copy', { clipboardData, cancelable: true, bubbles: true }));
  return clipboardData.getData('text/plain'); }"""


def test_a_copied_sentence_holds_each_formula_once(page, site, serve):
    page.goto(f"{serve(site)}notebooks/05-m-step.html")
    selected, nodes = page.evaluate(SELECT), page.locator("body > *").count()
    copied = page.evaluate(COPY)
    assert "\\" not in selected and selected.count("N") == copied.count("N") == 4
    assert copied.startswith(
        "Mean and covariance are divided by $N_k$ and not by $N$, and $\\Sigma_k$"
    )
    assert page.locator("body > *").count() == nodes  # nothing is left behind


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


def test_the_summary_prints_on_one_page(page, site, serve):
    page.goto(f"{serve(site)}book/summary.html")
    for size in ("A4", "Letter"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size))) == 1, size


def test_the_exercises_print_alone_and_without_solutions_where_the_address_asks_for_it(
    page, site, serve
):
    page.goto(f"{serve(site)}notebooks/04-e-step.html?print=exercises")
    page.wait_for_function("document.documentElement.dataset.print === 'exercises'")
    text, title = (page.locator(f".bd-article > section > {tag}").first for tag in ("p", "h1"))
    exercise, solution = (page.locator(f".admonition.{k}").first for k in ("exercise", "solution"))
    assert text.is_visible() and solution.is_visible()  # on the screen nothing is missing
    link = page.get_by_role("link", name="Print the exercises without solutions")
    assert link.get_attribute("href") == "?print=exercises"
    page.emulate_media(media="print")
    assert title.is_visible() and exercise.is_visible()
    assert not text.is_visible() and not solution.is_visible()


IN_A_BOX = """box => box.querySelector('section, p:not(.admonition-title)').id = 'in-a-box'"""
LINK = """() => document.querySelector('.bd-article p').innerHTML +=
  '<a href="#in-a-box">into the box</a>'"""


def test_a_link_into_a_folded_box_opens_it(page, site, serve):
    page.goto(f"{serve(site)}notebooks/01-mixture-is-not-a-sum.html")
    box = page.locator(".dropdown.toggle-hidden").nth(1)  # not the first: it is out of sight
    name = box.get_attribute("id")
    box.evaluate(IN_A_BOX)
    page.evaluate(LINK)
    text = page.locator("#in-a-box")
    for _ in range(2):  # the second time the address does not change
        assert not text.is_visible()
        page.get_by_text("into the box").click()
        page.wait_for_function("!document.querySelector('#in-a-box').closest('.toggle-hidden')")
        assert text.is_visible()
        page.wait_for_function(IN_VIEW, arg="in-a-box")
        page.locator(f"#{name} > .admonition-title button").click()
        page.evaluate("scrollTo(0, 0)")
    page.goto("about:blank")
    page.goto(f"{serve(site)}notebooks/01-mixture-is-not-a-sum.html#{name}")  # from another page
    page.wait_for_function(IN_VIEW, arg=name)
    assert "toggle-hidden" not in page.locator(f"#{name}").get_attribute("class")


LATE = """[...document.querySelectorAll(".em-far > h2")].filter(
  (e) => !e.checkVisibility({ contentVisibilityAuto: true })).length"""
EDGES = """([e, edges]) => ['em-more-right', 'em-more-left'].every(
  word => e.classList.contains(word) === edges.includes(word))"""
IN_VIEW = """id => { const { top } = document.getElementById(id).getBoundingClientRect();
  return top >= 0 && top < innerHeight; }"""


def test_the_soft_edge_is_where_more_is(page, site, serve):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{serve(site)}notebooks/01-mixture-is-not-a-sum.html", wait_until="load")
    wide = page.locator(".em-more-right").first.element_handle()
    more = wide.evaluate("e => e.scrollWidth - e.clientWidth")
    both = ["em-more-right", "em-more-left"]
    for left, edges in ((0, both[:1]), (more / 2, both), (more, both[1:])):
        wide.evaluate("(e, left) => e.scrollLeft = left", left)
        page.wait_for_function(EDGES, arg=[wide, edges])  # fails by its time-out
    fold = page.locator("details:has(pre)").first.element_handle()
    fold.evaluate("e => e.open = true")
    code = fold.query_selector("pre")
    assert code.evaluate("e => e.scrollWidth > e.clientWidth")
    page.wait_for_function(EDGES, arg=[code, ["em-more-right"]])
    assert code.evaluate("e => e.tabIndex") == 0


def test_a_link_to_a_section_that_was_never_near_leads_there(page, site, serve):
    for width in (390, 1280):  # far sections are laid out late on a phone alone
        page.set_viewport_size({"width": width, "height": 844})
        page.goto("about:blank")
        page.goto(f"{serve(site)}notebooks/01-mixture-is-not-a-sum.html#exercises")
        page.wait_for_function(IN_VIEW, arg="exercises")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    assert page.evaluate(LATE) > 2


def test_what_is_far_from_the_screen_is_printed(page, site, serve):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{serve(site)}notebooks/01-mixture-is-not-a-sum.html", wait_until="load")
    how = "e => getComputedStyle(e).contentVisibility"
    far = page.locator(".em-far").last
    assert far.evaluate(how) == "auto"
    page.emulate_media(media="print")
    assert far.evaluate(how) == "visible"


def test_the_menu_of_downloads_opens_and_closes(page, site, serve):
    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto(f"{serve(site)}notebooks/00-start-here.html")
    button = page.get_by_role("button", name="Download this page")
    notebook = page.get_by_role("link", name=".ipynb")
    assert not notebook.is_visible()
    button.click()
    assert notebook.is_visible() and button.get_attribute("aria-expanded") == "true"
    box = notebook.bounding_box()
    assert box["x"] < button.bounding_box()["x"] < box["x"] + box["width"] <= 1280
    page.mouse.move(10, 700)  # the theme shows it to a mouse that is over it, too
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not notebook.is_visible() and button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    assert notebook.is_visible()
    page.locator(".bd-article h1").click()
    assert not notebook.is_visible()


def test_the_contents_stand_under_the_page_in_the_side_bar(page, site, serve):
    page.goto(f"{serve(site)}notebooks/01-mixture-is-not-a-sum.html", wait_until="load")
    contents = page.locator(".bd-sidebar-primary li.current > nav[aria-label='On this page']")
    headings = page.locator(".bd-article h2").all_text_contents()
    assert [text.strip() + "#" for text in contents.locator("a").all_text_contents()] == headings
    assert not page.locator(".bd-sidebar-secondary").is_visible()
    assert page.locator("h1 .section-number").text_content() == "Chapter 1"
    page.locator("h2").nth(3).evaluate("e => e.scrollIntoView()")
    page.wait_for_function("document.querySelectorAll('.page-toc a.active').length === 1")
    contents.get_by_role("link").nth(1).click()
    page.wait_for_function("scrollY > 0 && location.hash !== ''")


def test_captions_checks_and_set_up_stand_in_the_margin_of_a_wide_page(page, site, serve):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{serve(site)}notebooks/05-m-step.html", wait_until="load")
    text = page.locator(".bd-article p").first.bounding_box()
    for aside in ("figcaption", ".tag_check > details", ".tag_setup > details"):
        box = page.locator(f".bd-article {aside}").first.bounding_box()
        assert box["x"] > text["x"] + 600 and box["x"] + box["width"] <= 1280, aside


def test_every_source_page_stands_in_the_table_of_contents(site):
    from tests.site.conftest import ROOT, pages

    folders = ["book/*.md", "book/*.ipynb", "book/*/*.md", "notebooks/*.ipynb"]
    sources = [path for folder in folders for path in ROOT.glob(folder)]
    names = {p.relative_to(ROOT).with_suffix("").as_posix() for p in sources}
    assert names == set(pages()) - {"search"}


def test_the_book_to_print_has_every_page_and_no_link_or_picture_is_broken(site):
    import yaml

    import make_pdf
    from tests.site.conftest import ROOT, pages

    html = make_pdf.book(site, yaml.safe_load((ROOT / "_toc.yml").read_text()), "The book")
    text = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    ids = re.findall(r'<[^>]* id="([^"]+)"', text)
    left = {name for name in pages() if name == "search" or make_pdf.SLIDES.match(name)}
    assert {make_pdf.label(name) for name in pages() if name not in left} <= set(ids)
    inner = {unescape(href) for href in re.findall(r'href="#([^"]*)"', text)}
    assert len(inner) > 200 and inner <= set(ids)
    assert len(ids) == len(set(ids))
    files = set(re.findall(r' (?:src|href|srcset)="([^"#:]+)"', html))
    assert [f for f in files if not (site / f.partition("?")[0]).is_file()] == []
    models = re.findall(r'"model_id": "(\w+)"', html)
    assert len(models) == len(set(models)) == html.count('<p class="em-moves">') > 12
