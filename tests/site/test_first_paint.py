"""Pages whose scripts are late, denied their storage, or not there; a setting in the address."""

from pathlib import Path

import pytest

PAGE = "notebooks/01-mixture-is-not-a-sum.html"
OURS = Path(__file__).parents[2] / "book" / "assets" / "em.js"
PHONE = {"width": 390, "height": 844}
FRAME = '<iframe sandbox="allow-scripts" src="{}" style="width: 390px; height: 800px"></iframe>'
THEME = "document.documentElement.dataset.theme"
COLOURS = """() => ["html", "body", ".bd-article p", ".bd-article a", ".bd-sidebar-primary",
    ".notice", ".predict .admonition-title", ".opener", "code", "h2", "pre", "pre .k",
    "pre .mf", "pre .c1"]
  .map((part) => [part, getComputedStyle(document.querySelector(part))])
  .map(([part, s]) => [part, s.color, s.backgroundColor, s.borderLeftColor, s.colorScheme])"""
PAPER = {"light": "rgb(253, 252, 250)", "dark": "rgb(21, 22, 26)"}
FORMULAS = """() => [...document.fonts].some(
  ({ family, status }) => family.includes("KaTeX_Math") && status === "loaded")"""
HOLE = """() => { const cell = document.querySelector(".tag_em-figure .cell_output");
  return cell.clientHeight - cell.querySelector(".em-still").clientHeight; }"""


@pytest.fixture
def framed(page, site, serve):
    """framed(path) -> that page in a frame that may run scripts and has no origin."""

    def open_(path):
        base = serve(site)
        about = {"content_type": "text/html", "body": FRAME.format(base + path)}
        page.route("**/frame.html", lambda route: route.fulfill(**about))
        page.goto(base + "frame.html")
        return page.frames[1]

    return open_


def test_in_a_frame_without_storage_theme_search_menu_figure_and_formulas_work(framed, page):
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    frame = framed(PAGE)
    frame.locator("[data-emfigure=mounted]").wait_for()
    assert frame.evaluate(THEME) == "light"
    frame.locator(".theme-switch-button:visible").click()
    assert frame.evaluate(THEME) == "dark"
    frame.locator(".search-button__button:visible").click()
    assert frame.locator("#pst-search-dialog input").is_visible()
    page.keyboard.press("Escape")
    frame.locator("button.primary-toggle").click()
    frame.get_by_role("link", name="Notation", exact=True).click(trial=True)  # when it is there
    frame.wait_for_function(FORMULAS)
    assert wrong == []


def test_in_such_a_frame_a_search_shows_excerpts_and_asks_for_no_page(framed, page):
    frame, asked = framed("search.html"), []
    page.on("request", lambda request: asked.append(request.url.rpartition(".")[2]))
    frame.locator(".bd-content input[name=q]").fill("eigenvalue")
    page.keyboard.press("Enter")
    frame.locator("#search-results .context", has_text="eigenvalue").first.wait_for()
    assert "js" in asked and sum(kind.startswith("html") for kind in asked) == 1  # the results


@pytest.mark.parametrize("scheme", PAPER)
def test_the_theme_stands_before_any_script_has_come_and_without_one(scheme, browser, site, serve):
    url, seen = serve(site) + PAGE, []
    for script in (True, False):
        way = {"viewport": PHONE, "color_scheme": scheme, "java_script_enabled": script}
        context = browser.new_context(**way)
        page = context.new_page()
        page.route("**/*.js*", lambda route: route.abort())
        page.route("**/book.js*", lambda route: route.fulfill(path=OURS))  # of it em.js alone
        still = page.locator(".tag_em-figure .em-still")  # emhost.js does not come either
        with page.expect_request(f"**/stills/*-{scheme}.png"):
            page.goto(url)
            still.scroll_into_view_if_needed()
        assert page.evaluate(HOLE) < 250  # what is not picture is words
        seen.append(page.evaluate(COLOURS))
        if not script:
            page.get_by_role("link", name="Contents", exact=True).click()
            assert page.locator(".bd-sidebar-primary").get_by_text("Notation").is_visible()
        context.close()
    assert seen[0] == seen[1]
    assert seen[0][1][2] == PAPER[scheme]


def test_an_address_shows_a_setting_and_the_figure_says_the_address(page, site, serve):
    hostile = '&_esm="x"&ratio="big"&nobody=1&mode={'
    page.goto(f'{serve(site)}{PAGE}#setting-1&pi=0.25&prediction="skip"{hostile}')
    page.locator("[data-emfigure=mounted]").wait_for()
    weight = page.locator(".em-slider input[type=number]").first
    assert weight.input_value() == "0.25" and page.evaluate("scrollY") > 900
    weight.fill("0.75")
    weight.press("Enter")
    page.get_by_role("button", name="Link to this setting").click()
    page.locator(".em-link [role=status]:not(:empty)").wait_for()
    assert page.evaluate("location.hash") == "#setting-1&pi=0.75&prediction=%22skip%22"
