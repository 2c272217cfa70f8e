"""The book as one page: links stay inside it, and figures of different pages stay apart."""

import re
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

import make_pdf
import pdf_pages
from notebooks import ROOT

TOC = {"root": "book/index", "parts": [{"caption": "I", "chapters": [{"file": "notebooks/04-e"}]}]}
NAMES = ["book/index", "notebooks/04-e"]
JSON = '<script type="application/vnd.jupyter.widget-{}+json">{}</script>'
MODEL = f"{1:032d}"
VIEW = JSON.format("view", f'{{"model_id": "{MODEL}"}}')
KEPT = r"a id=\"b\""
STATE = f'(globalThis.emSaved ??= []).push({{"state": {{"{MODEL}": "{KEPT}"}}}});'
PAGE = """<head><link href="../_static/em.css?v=1" rel="stylesheet" />
<noscript><link href="../_static/noscript.css" rel="stylesheet" /></noscript></head>
<h1>not this<a href="#"></a></h1>
<article class="bd-article"><section id="top"><h1><span>Chapter 4</span> {}<a href="#top">#</a></h1>
<a href="{}">on</a><a href="#top">up</a><a href="../search.html">search</a>
<img src="../_images/a.png">"""
END = """</section></article><script defer src="../_static/figures/a.js?v=1"></script>
<script defer src="../_static/emhost.js"></script>"""


@pytest.fixture
def html(tmp_path):
    pages = {
        "book/index": PAGE.format("Home", "../notebooks/04-e.html#top") + VIEW + END,
        "notebooks/04-e": PAGE.format("The E step", "../book/index.html") + VIEW + END,
    }
    (tmp_path / "_static" / "figures").mkdir(parents=True)
    (tmp_path / "_static" / "figures" / "a.js").write_text(STATE)
    for name, page in pages.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / f"{name}.html").write_text(page)
    return make_pdf.book(tmp_path, TOC, "A book")


def test_a_link_leads_into_the_book_to_another_site_or_nowhere():
    def link(href, address=""):
        return make_pdf.link(href, "notebooks/04-e", NAMES, address)

    assert link("#a") == "#04-e.a"
    assert link("../book/index.html") == "#index"
    assert link("../book/index.html#b") == "#index.b"
    assert link("https://example.org/#c") == "https://example.org/#c"
    assert link("../_downloads/x.csv") is None
    assert make_pdf.label("book/exercises/index") != make_pdf.label("book/index")
    assert (
        link("../_downloads/x.csv", "https://em.example/") == "https://em.example/_downloads/x.csv"
    )


def test_every_page_is_in_the_book_and_no_link_leads_out(html):
    assert re.findall(r'<a href="([^"]+)">(?:on|up|search)', html) == [
        *("#04-e.top", "#index.top"),
        *("#index", "#04-e.top"),
    ]
    assert html.count(">Chapter 4 The E step<span></span></a></li>") == 1 and "not this" not in html
    assert html.count('<img src="_images/a.png">') == 2 and html.count("<a>search") == 2
    assert "noscript.css" not in html  # what is for those without a script
    assert html.count('href="_static/em.css?v=1"') == html.count('src="_static/emhost.js"') == 1


def test_figures_of_two_pages_have_two_numbers(html):
    views = re.findall(r'"model_id": "(\w+)"', html)
    assert len(set(views)) == 2 and re.findall(r'"state": {"(\w+)"', html) == views
    assert html.count(KEPT) == 2  # what a figure keeps is left as it is


def test_what_is_missing_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(make_pdf, "SITE", tmp_path)
    assert "run `make book` first" in make_pdf.main()
    (tmp_path / "index.html").touch()
    monkeypatch.setattr(make_pdf.chromium, "find", lambda: None)
    assert "no Chromium was found" in make_pdf.main()
    assert "A4 or Letter, found 'A3'" in make_pdf.main("A3")


def test_make_pdf_builds_the_book_first():
    assert re.search(
        r"^pdf: book .*\n.*make_pdf\.py \$\(ARGS\)", (ROOT / "Makefile").read_text(), re.M
    )


SHEETS = """<title>A book</title><link rel="stylesheet" href="{}">
{}<article class="bd-article">{}</article>
<article class="bd-article"><h1>A chapter</h1><h2 id="a">A claim</h2></article>"""


def streams(pdf):
    """What is drawn on the sheets, as PDF's own commands."""
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            continue


SAID = "return [...document.querySelectorAll('.em-contents a')].map((e) => e.textContent);"


def printed(page, pdf, size="A4"):
    """The PDF's bytes; another test's browser may still be at work in this thread."""
    with ThreadPoolExecutor() as own:
        own.submit(make_pdf.to_pdf, page, pdf, size).result()
    return pdf.read_bytes()


def test_the_contents_say_on_which_page_each_chapter_begins(tmp_path):
    if not make_pdf.chromium.find():
        pytest.skip(make_pdf.chromium.NONE)
    lengths = {"notebooks/04-e": 1, "notebooks/05-m": 70, "book/exercises/index": 1}
    chapters = [{"file": name} for name in lengths]
    toc = {"root": "book/index", "parts": [{"caption": "I", "chapters": chapters}]}
    sheets = "".join(
        make_pdf.SHEET.format(make_pdf.label(name), "<h1>A chapter</h1>" + n * "<p>Word.</p>")
        for name, n in lengths.items()
    )
    contents = make_pdf.contents(toc, dict.fromkeys(lengths, "A chapter"))
    page, pdf = tmp_path / "book.html", tmp_path / "book.pdf"
    page.write_text(f"{make_pdf.STYLE}{make_pdf.SHEET.format('contents', contents)}{sheets}")
    data = printed(page, pdf)
    pages = pdf_pages.destinations(data)
    numbers = [pages[make_pdf.label(name)] for name in lengths]
    assert numbers[:2] == [2, 3] and numbers[2] > 4
    with pytest.MonkeyPatch.context() as patch:  # what is written is told as if it were lost
        patch.setattr(make_pdf, "NUMBER", f"(pages) => {{ ({make_pdf.NUMBER})(pages); {SAID} }}")
        with pytest.raises(ValueError, match=f"A chapter2.*A chapter3.*A chapter{numbers[2]}'"):
            printed(page, pdf)
    page.write_text(page.read_text().replace('id="05-m"', ""))
    with pytest.raises(ValueError, match=r"no page was found for \['05-m'\]"):
        printed(page, pdf)


def test_the_pdf_has_an_outline_page_numbers_links_and_the_size_asked_for(tmp_path):
    if not make_pdf.chromium.find():
        pytest.skip(make_pdf.chromium.NONE)
    page, pdf = tmp_path / "book.html", tmp_path / "book.pdf"
    style = (ROOT / "book" / "assets" / "print.css").as_uri()
    page.write_text(
        SHEETS.format(style, make_pdf.STYLE, '<a href="#a"><svg width="9" height="9"></svg></a>')
    )
    data = printed(page, pdf, "Letter")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 2
    assert {b"A chapter", b"A claim"} <= set(re.findall(rb"/Title \((.*?)\)", data))
    assert b"/Type /Outlines" in data and b"/MediaBox [0 0 612 792]" in data
    assert re.search(rb"/Subtype /Link[^>]*/Dest", data) and b"/URI" not in data
    words = [drawn for drawn in streams(data) if b"BT\n" in drawn]
    assert len(words) == 2  # the first sheet has no word but its number
