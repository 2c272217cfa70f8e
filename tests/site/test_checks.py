"""Each check has something to catch: a page with every fault at once, and one without any."""

import os

import pytest

from tests.site import checks
from tests.site.conftest import stale
from tests.site.test_pages import complaints
from tests.site.visits import RULES, violations, visit

PAGE = """<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8">
<title>A page</title><link rel="icon" href="data:,">{head}
<script>matchMedia("(prefers-color-scheme: dark)").onchange = (e) =>
  document.documentElement.dataset.theme = e.matches ? "dark" : "light"</script></head>
<body><main class="bd-main"><article><h1 id="top">A page</h1>{body}</article></main></body>"""
GOOD = PAGE.format(
    head='<meta name="description" content="A page without any fault.">',
    body="""<p>Words, <code>$5</code>.</p>
<img src="a.png" alt="A dot." class="dark-light"><a href="#top">up</a>
<span class="math"><span class="katex">a</span></span>
<div class="bd-article"><details><summary>Code: <b>Figure 1</b></summary></details>
<details><summary>Code: <b>Figure 2</b><b hidden>Figure 1</b></summary></details></div>""",
)
BAD = PAGE.format(
    head='<script src="http://example.org/a.js"></script>',
    body=f"""<p>So $a = b$.</p>
<div class="cell_output"><img src="a.png" alt="_images/a.png"></div><img src="big.png" alt="Big.">
<div class="tag_em-figure"><div class="cell_output"></div></div>
<p style="width: 900px">wide</p><p class="tight" style="width: 21em">on a small phone</p>
<p class="large" style="width: 12rem; font-size: 1rem">in large letters</p>
<div class="bd-content" style="overflow-x: clip"><p class="cut" style="width: 900px">cut</p></div>
<pre style="width: 9em; overflow-x: auto" tabindex="-1">{"code " * 9}</pre>
<button></button><p id="one">1</p><p id="one">2</p>
<div class="bd-article"><details><summary>Code</summary></details>
<details><summary>Code</summary></details>
<details><summary aria-label="Toggle hidden content">Code</summary></details></div>
<a href="nowhere.html">a</a><a href="#nothing">b</a>
<script src="lost.js"></script><script>throw new Error("thrown")</script>""",
)


@pytest.fixture(scope="module")
def faults(browser, serve, tmp_path_factory):
    """file name -> its Visit, in a site of two pages."""
    site = tmp_path_factory.mktemp("faults")
    (site / "good.html").write_text(GOOD)
    (site / "bad.html").write_text(BAD)
    (site / "a.png").write_bytes(b"")
    (site / "big.png").write_bytes(bytes(checks.PICTURE_WEIGHT + 1))
    base = serve(site)

    def look(name):
        context = browser.new_context()
        try:
            return visit(context.new_page(), base + name, site), site
        finally:
            context.close()

    return {name: look(name) for name in ("good.html", "bad.html")}


@pytest.mark.parametrize("check", checks.ALL, ids=lambda check: check.__name__)
def test_a_check_passes_the_good_page_and_catches_the_bad_one(check, faults):
    assert complaints(check, *faults["good.html"]) == []
    assert complaints(check, *faults["bad.html"]) != []


ALIKE = "<p>Words.</p>" * 9
PALE = """<p id="pale" style="color: #bbb">Pale.</p>
<div style="background: #222"><span><b id="behind">On a dark ground.</b></span></div>
<div style="opacity: .3"><p id="dim">Dim.</p></div>
<p style="color: #222; background: #222"><i id="alike" style="color: #333">Dark on dark.</i></p>
<input id="typed" value="Pale" style="color: #ccc; background: #fff" aria-label="typed">"""


@pytest.mark.parametrize("scheme", RULES)
def test_pale_words_are_found_wherever_they_stand_and_look_alikes_thrice(scheme, page):
    page.set_content(PAGE.format(head="", body=f"{ALIKE}{PALE}{ALIKE}"))
    told = [where for rule, _, where in violations(page, RULES[scheme]) if "contrast" in rule]
    names = ["#pale", "#behind", "#dim", "#alike", "#typed"]
    assert sorted(told) == sorted([name] for name in names)
    page.set_content(PAGE.format(head="", body='<p style="color: #bbb">Pale.</p>' * 9))
    told = [where for rule, _, where in violations(page, RULES[scheme]) if "contrast" in rule]
    assert len(told) == 3


def test_both_kinds_of_broken_link_are_caught_and_faults_are_named(faults):
    assert len(complaints(checks.links, *faults["bad.html"])) == 2
    seen, _ = faults["bad.html"]
    assert {"p.", "html.", "p.cut"} <= set(checks.phone(seen))
    assert {"p.tight at 320 px", "p.large at 200 % text"} <= set(checks.phone(seen))
    assert not {"p.tight", "p.large", "p.large at 320 px"} & set(checks.phone(seen))
    assert "thrown" in seen.errors and seen.missing == ["/lost.js"]
    assert seen.outside == ["http://example.org/a.js"]
    assert seen.facts["ids"] == ["one"]
    assert seen.facts["folds"] == ["Code", "Toggle hidden content"]
    assert "label-content-name-mismatch" in {rule for rule, *_ in seen.axe["light"]}


def test_a_heavy_page_is_caught_without_pictures_too(faults, tmp_path):
    heavy = tmp_path / "heavy.js"
    heavy.write_bytes(os.urandom(checks.WEIGHT + 1))
    seen, _ = faults["good.html"]
    assert len(list(checks.weights(seen._replace(files=[heavy])))) == 1


def test_a_missing_or_old_site_is_refused_with_the_cure(tmp_path):
    site = tmp_path / "_build" / "html"
    assert "make book" in stale(site, tmp_path)
    site.mkdir(parents=True)
    (site / "index.html").touch()
    assert stale(site, tmp_path) is None
    toc = tmp_path / "_toc.yml"
    toc.touch()
    os.utime(toc, (2**32, 2**32))
    assert stale(site, tmp_path) == "_toc.yml is younger than the site: run `make book` again"
