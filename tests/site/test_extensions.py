"""The Sphinx extensions: their functions, and a book of three small pages built with them."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]


def extension(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / "sphinx" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(ROOT / "tools" / "sphinx"))  # as Sphinx does: they may import each other
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.path[0]
    return module


# ---- publication

EMPTY = {"address": "", "repository": "", "authors": []}
FULL = {
    "address": "https://em.example/book",
    "repository": "https://git.example/em/",
    "authors": ["A", "B"],
}


def test_an_empty_entry_renders_nothing():
    sphinx, theme = extension("publication").settings(EMPTY)
    assert sphinx == {"author": ""} and theme == {}


def test_one_entry_reaches_every_feature_that_needs_it():
    sphinx, theme = extension("publication").settings(FULL)
    assert sphinx == {"author": "A, B", "html_baseurl": "https://em.example/book/"}
    assert theme["repository_url"] == "https://git.example/em"
    assert theme["use_repository_button"] and theme["use_edit_page_button"]
    assert set(theme["launch_buttons"]) == {"notebook_interface", "binderhub_url", "colab_url"}


# ---- chapter_numbers


@pytest.mark.parametrize(
    ("docname", "number"),
    [
        ("notebooks/06-em-assembled", 6),
        ("00-start-here", 0),
        ("book/notation", None),
        ("16-a/b", None),
    ],
)
def test_the_chapter_is_the_number_of_the_file(docname, number):
    assert extension("chapter_numbers").chapter(docname) == number


# ---- cite_links


def test_a_link_to_the_bibliography_becomes_a_citation():
    cited = extension("cite_links").cited
    link = "[{}](../book/bibliography.md#{})".format
    assert cited(f"by {link('Wu (1983)', 'wu1983')}.") == "by {cite:t}`wu1983`."
    two = f"so ({link('Wu, 1983', 'wu1983')}; {link('Day, 1969', 'day1969')})"
    assert cited(two) == "so {cite:p}`wu1983,day1969`"
    assert cited("[Moon](bibliography.md#moon1996)") == "{cite:t}`moon1996`"  # from a page of book/
    assert cited("[Theorem 5.1](05-m-step.ipynb#thm-mstep)") == "{prf:ref}`thm-mstep`"
    for other in (
        "[list](../book/bibliography.md)",
        "[a](../book/notation.md#b)",
        "[0](0.ipynb#a)",
    ):
        assert cited(other) == other
    stored = json.dumps({"source": ["a", f"so {link('Wu (1983)', 'wu1983')}"]})
    assert json.loads(cited(stored))["source"] == ["a", "so {cite:t}`wu1983`"]  # as notebooks are


# ---- lean


def test_thebe_goes_and_the_figures_host_stays():
    unused = extension("lean").unused
    assert unused("_static/sphinx-thebe.js")
    assert unused(SimpleNamespace(filename=None, attributes={"body": "const THEBE_JS_URL = ''"}))
    assert not unused(SimpleNamespace(filename="emhost.js", attributes={}))
    assert not unused(SimpleNamespace(filename="em.css", attributes={}))


def test_the_search_page_alone_keeps_the_search_index():
    clean = extension("lean").without_unused
    html = 'a <script src="../searchindex.js"></script><script src="../_static/em.js"></script>'
    assert clean(html) == 'a<script src="../_static/em.js"></script>'
    assert clean(html, searches=True) == html


@pytest.mark.parametrize("kind", ["proof", "exercise", "solution"])
def test_an_id_that_every_box_shares_is_dropped(kind):
    lean = extension("lean")
    shared = f'<div id="{kind}"><section id="{kind}-content">'
    assert lean.without_unused(shared) == "<div><section>"
    assert lean.without_unused('<div id="proof-of-thm">') == '<div id="proof-of-thm">'


# ---- page_meta


def test_a_description_is_cut_between_words():
    shorten = extension("page_meta").shorten
    assert shorten("two\n words") == "two words"
    cut = shorten("word " * 50)
    assert len(cut) <= 160 and cut.endswith("word…")


def test_a_card_has_absolute_addresses_or_none():
    tags = extension("page_meta").tags
    local = "\n".join(tags("T", 'say "d"', "S", "article"))
    assert "og:url" not in local and "og:image" not in local
    assert 'content="say &quot;d&quot;"' in local
    public = "\n".join(
        tags("T", "d", "S", "article", "https://em.example/a.html", "https://em.example/c.png")
    )
    assert 'property="og:image" content="https://em.example/c.png"' in public
    assert "summary_large_image" in public


# ---- a book of three pages

CONF = """
import sys
sys.path.insert(0, {tools!r})
extensions = ["myst_parser", "sphinx_proof", "sphinxcontrib.katex",
              "publication", "chapter_numbers", "katex_strict", "page_meta", "published", "lean"]
publication = {{"address": "https://em.example", "repository": "", "authors": ["Ada"]}}
master_doc, language, numfig, katex_prerender = "home", "en", True, True
project, html_title, html_theme = "Small", "Small", "basic"
myst_enable_extensions = ["dollarmath"]
prf_realtyp_to_countertyp = {{"corollary": "theorem"}}
"""
HOME = "# Home\n\nThe *first* paragraph.\n\n```{toctree}\n01-one\n06-six\n```\n"
SIX = """# Six

Six comes after one.

## A claim

$$
a = b
$$ (eq-six)

```{prf:theorem}
:label: thm-six
So.
```

```{prf:corollary}
:label: cor-six
And so.
```

{prf:ref}`cor-six`, {eq}`eq-six`
"""


def build(folder, six):
    (folder / "conf.py").write_text(CONF.format(tools=str(ROOT / "tools" / "sphinx")))
    (folder / "home.md").write_text(HOME)
    (folder / "01-one.md").write_text("# One\n\nOne.\n")
    (folder / "06-six.md").write_text(six)
    options = ["-q", "-n", "-W", "--keep-going"]
    command = [sys.executable, "-m", "sphinx", *options, folder, folder / "out"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stderr, folder / "out"


@pytest.fixture(scope="module")
def small_book(tmp_path_factory):
    code, complaints, out = build(tmp_path_factory.mktemp("book"), SIX)
    assert code == 0, complaints
    return out


def test_title_theorem_corollary_and_equation_bear_the_files_number(small_book):
    html = (small_book / "06-six.html").read_text()
    assert '<span class="section-number">6. </span>Six' in html
    assert "Theorem 6.1" in html and "Corollary 6.2" in html and ">(6.1)<" in html
    assert "<h2>A claim" in html  # a section has no number
    assert "1. One" in (small_book / "home.html").read_text()


def test_formulas_are_typeset_and_pages_described(small_book):
    html = (small_book / "06-six.html").read_text()
    assert 'class="katex"' in html
    assert '<meta name="description" content="Six comes after one." />' in html
    assert 'property="og:url" content="https://em.example/06-six.html"' in html
    assert 'property="og:title" content="6. Six — Small"' in html


def test_index_html_forwards_to_the_first_page(small_book):
    html = (small_book / "index.html").read_text()
    assert 'content="0; url=home.html"' in html
    assert '<meta name="description" content="The first paragraph." />' in html
    assert 'property="og:image" content="https://em.example/_static/card.png"' in html


def test_a_published_book_has_a_map_and_a_page_for_addresses_that_are_gone(small_book):
    pages = re.findall(r"<loc>(.*?)</loc>", (small_book / "sitemap.xml").read_text())
    assert pages == [f"https://em.example/{name}.html" for name in ("home", "01-one", "06-six")]
    gone = (small_book / "404.html").read_text()
    assert 'href="https://em.example/"' in gone and "refresh" not in gone and "noindex" in gone
    assert (small_book / ".nojekyll").exists()


def test_a_formula_that_cannot_be_typeset_fails_the_build_and_names_its_line(tmp_path):
    wrong = ["\\frac{a", "\\nothing", "½"]
    more = "".join(f"\n$$\n{formula}\n$$\n" for formula in wrong)
    code, complaints, _ = build(tmp_path, SIX + more)
    assert code != 0
    first = SIX.count("\n") + 2
    lines = [int(n) for n in re.findall(r"06-six\.md:(\d+): WARNING: formula:", complaints)]
    assert lines == [first, first + 4, first + 8]


def test_an_index_that_is_a_word_is_one_part_of_its_formula():
    strict = extension("katex_strict")
    for latex in (r"a_{\max}", r"\lambda_{\min} + b_{\max}", r"x^{\max}", r"\max_k a_k"):
        mathml = BeautifulSoup(strict.typeset(latex, False)[0], "html.parser")
        for part in mathml.find_all(["msub", "msup"]):
            assert len(part.find_all(recursive=False)) == 2, latex
        assert latex.count("max") == sum(e.text == "max" for e in mathml.find_all("mi"))
    strict.end(None, None)


# ---- plain_docstrings


def test_a_docstring_reads_as_it_was_written():
    as_text = extension("plain_docstrings").as_text
    assert as_text(["ln|Sigma| + N_k of *x*, `x`"]) == [r"ln\|Sigma\| + N_k of \*x\*, ``x``"]
    assert as_text(["about mu_ it", "", "- 1"]) == [r"about mu\_ it", "", "- 1"]


def test_an_indented_passage_keeps_its_lines():
    shown = extension("plain_docstrings").as_text(
        ["It has", "    a  *one*", "    b  two", "", "End"]
    )
    kept = ["", ".. code-block:: text", "", "    a  *one*", "    b  two", ""]
    assert shown == ["It has", *kept, "", "End"]


def test_the_fields_of_a_record_come_with_their_comments():
    from emlib.gmm import Statistics

    lines = list(extension("plain_docstrings").fields(Statistics))
    assert lines[0] == "* ``N_k`` (K,)       sum_n gamma_nk" and len(lines) == 4


def test_a_default_is_shown_under_its_own_name():
    from emlib import GMM

    shown, _ = extension("plain_docstrings").signature(None, "class", "", GMM, None, "", "")
    assert "family=families.full" in shown and "0x" not in shown and "lambda" not in shown


# ---- page_shape

TOC = (
    '<ul>\n<li><a class="reference internal" href="#">Title</a><ul>\n'
    '<li><a class="reference internal" href="#one">One</a><ul>\n'
    '<li><a class="reference internal" href="#deep">Deep</a></li>\n</ul>\n</li>\n'
    '<li><a class="reference internal" href="#two">Two</a></li>\n</ul>\n</li>\n</ul>\n'
)
SIDE = '<li class="toctree-l1 current active"><a class="current reference" href="#">4. T</a></li>'


def test_headings_are_those_of_the_page_one_level_deep():
    found = extension("page_shape").headings(TOC)
    assert re.findall(r'href="(.*?)"', found) == ["#one", "#two"]
    assert found.count("<ul") == found.count("</ul>") == 1
    assert extension("page_shape").headings("") == ""


def test_a_page_is_shaped():
    shaped = extension("page_shape").shaped
    page = f'{SIDE}<h1><span class="section-number">4. </span>T<a></a></h1><main></main>'
    opening = "<p><strong>You will</strong> a</p>\n<p><strong>You need</strong> b</p>"
    html = shaped(page + opening, "<ul>list</ul>")
    assert '<span class="section-number">Chapter 4</span> T' in html
    assert f'<div class="opener">{opening}</div>' in html
    assert "</a><nav" in html and "<ul>list</ul></nav></li>" in html
    assert "<nav" not in shaped(page, "")


# ---- names

TOGGLE = "Toggle hidden content"
FOLD = (
    f'<div class="cell"><details class="admonition hide"><summary aria-label="{TOGGLE}">'
    '<p class="collapsed admonition-title">{}</p><p class="expanded admonition-title">Hide it</p>'
    "</summary></details>"
)
CAPTION = '<span class="caption-number">Figure 4.2 </span>'
BOX = '<div class="{} admonition" id="a"><p class="admonition-title">{}</p>'


def fold_names(page):
    page = extension("names").named(page)
    assert TOGGLE not in page
    text = [re.sub("<[^>]+>", "", shown) for shown in re.findall("<summary>(.*?)</p>", page)]
    return text, re.findall('data-fold="(.*?)"', page)


def test_a_fold_of_code_is_called_by_its_figure_or_by_what_stands_above():
    code, check = FOLD.format("Code of this figure"), FOLD.format("✓ checked")
    exercise = BOX.format("exercise", '<span class="caption-number">Exercise 4.1 </span> (Why?)')
    page = (
        f"<h1>T</h1>{code}<h2>A <em>claim</em></h2>{code}{CAPTION}{check}{check}{exercise}{check}"
    )
    assert fold_names(page)[0] == [
        "Code of this figure",
        "Code of this figure: Figure 4.2",
        "✓ checked: A claim",
        "✓ checked: A claim, 2",
        "✓ checked: Exercise 4.1",
    ]
    both = extension("names").named(f"<h2>A &amp; B</h2>{check}")
    assert both.count('<span class="em-unseen">: A &amp; B</span></p>') == 2  # open and closed


def test_a_folded_box_is_called_by_its_title_and_a_proof_by_its_theorem():
    formula = '<math>x<annotation>\\x</annotation></math><b class="katex-html">x</b>'
    boxes = [("dropdown", f"The answer for {formula}"), ("proof theorem", "Theorem 4.2 (Bayes)")]
    boxes += [("proof dropdown", "Proof"), ("dropdown", "Say “<b>why</b>”"), ("note", "Not folded")]
    page = "".join(BOX.format(*box) for box in boxes)
    assert fold_names(page)[1] == ["The answer for x", "Proof of Theorem 4.2", "Say “why”"]


def test_the_logo_stands_in_a_landmark_and_the_search_button_has_its_own_words():
    logo = '<div class="sidebar-primary-item">\n<a class="navbar-brand logo">EM</a></div>'
    search = (
        '<button class="btn search-button-field x" title="Search" aria-label="Search" y>'
        'Search<span class="search-button__kbd-shortcut">Ctrl+K</span></button>'
    )
    named = extension("names").named(logo + search)
    assert '<div class="sidebar-primary-item" role="navigation" aria-label="Front page">' in named
    assert 'title="Search" aria-keyshortcuts="Control+K" y>Search<span' in named
    assert 'kbd-shortcut" aria-hidden="true">Ctrl+K' in named


# ---- lean


def test_the_rules_of_the_icon_font_are_cut_from_the_themes_sheet():
    sheet = 'a{b:c}.fa-x:before,.fa-y:before{content:"\\f138"}.fa-solid{d:e}'
    assert extension("lean").GLYPHS.sub("", sheet) == "a{b:c}.fa-solid{d:e}"


# ---- paper


def test_paper_says_where_a_figure_moves():
    with_lines = extension("paper").with_lines
    view = '<script type="application/vnd.jupyter.widget-view+json">{}</script>'
    page = f"<title>4. The E step &#8212; EM</title>{view}"
    assert with_lines(page).endswith("moves on the page “4. The E step”.</p>")
    url = "https://em.example/04.html"
    linked = with_lines(f'<link rel="canonical" href="{url}" />{page}')
    assert linked.endswith(f'moves at <a href="{url}">{url}</a>.</p>')
    assert with_lines(linked) == linked and with_lines("<p>Text.</p>") == "<p>Text.</p>"


# ---- search_words


def test_numbers_and_the_letters_of_formulas_can_be_found():
    book = extension("search_words").SearchBook({})
    assert {"9.25", "9", "25", "see"} <= set(book.split("see (9.25)"))
    assert {"Σ", "Sigma", "γ"} <= set(book.split(r"\Sigma_k = \gamma_{nk}"))
    assert {"ε", "Ω", "σ_k", "σ"} <= set(book.split(r"\varepsilon \Omega σ_k"))
    assert book.split("plain words") == ["plain", "words"]


# ---- excerpts

READ = """<title>T</title><p>around</p><main role="main"><div id="jb-print-docs-body">again</div>
<section id="a"><h1>One<a class="headerlink">#</a></h1>
<p>𝒩 is <span class="katex"><math>Σ
<annotation>\\Sigma</annotation></math><span class="katex-html">Σ</span></span><br>
<p>not closed <section id="b"><h2>Two</h2> words</section> end</section></main>after"""


def test_the_text_of_a_page_is_what_one_reads_and_a_section_is_a_part_of_it():
    name, _, told = extension("excerpts").script("book/a", READ).partition(" = ")
    text, sections = json.loads(told.removesuffix(";\n"))
    assert name == '(globalThis.emTexts ??= {})["book/a"]'
    assert text == "One 𝒩 is Σ not closed Two words end"
    assert {name: text[slice(*place)] for name, place in sections.items()} == {
        "a": text,
        "b": "Two words",
    }


# ---- published


def git(folder, *words, day="2026-11-06"):
    who = ["-c", "user.name=A", "-c", "user.email=a@em.example", "-c", "commit.gpgsign=false"]
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00Z"}
    subprocess.run(["git", *who, *words], cwd=folder, check=True, env=os.environ | dates)


def test_a_page_bears_the_day_of_its_own_last_change(tmp_path):
    published = extension("published")
    assert published.last_changes(tmp_path) == {}  # no history, no date
    git(tmp_path, "init", "-q")
    for name, day in (("a.md", "2026-11-06"), ("b.md", "2026-11-07")):
        (tmp_path / name).write_text(day)
        git(tmp_path, "add", name)
        git(tmp_path, "commit", "-q", "-m", name, day=day)
    assert published.last_changes(tmp_path) == {"a.md": "2026-11-06", "b.md": "2026-11-07"}
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--depth", "1", tmp_path.as_uri(), str(copy))
    assert published.last_changes(copy) == {}  # part of the history would give wrong dates
    assert published.in_words("2026-11-06") == "6 November 2026"


def test_a_page_is_as_young_as_what_it_includes():
    day_of = extension("published").day_of
    env = SimpleNamespace(doc2path=lambda name, base: f"{name}.md", dependencies={"a": {"B.md"}})
    app = SimpleNamespace(env=env, days={"a.md": "2026-11-06", "B.md": "2026-11-07"})
    assert day_of(app, "a") == "2026-11-07" and day_of(app, "c") == ""


def test_the_map_has_a_day_where_there_is_one():
    text = extension("published").sitemap({"https://em.example/a?b&c": "", "d": "2026-11-06"})
    assert "<loc>https://em.example/a?b&amp;c</loc></url>" in text
    assert "<loc>d</loc><lastmod>2026-11-06</lastmod>" in text


# ---- used_css


CSS = """
@charset "utf-8";
@import "other.css";
:root { --read: 1px; --unread: url("data:image/svg+xml;utf8,<svg/>"); --only-unread: 2px }
.on, .off > a { top: var(--read) } .off:hover { color: red }
.off { --x: var(--only-unread) }
:not(.off) { left: 0 } #here { right: 0 } #gone { right: 0 }
@media print { .off { top: 0 } } @media print { .made { top: 0 } }
@font-face { font-family: A; src: url(../fonts/a.woff2) }
a { background: url("data:image/png;base64,AA==") }
"""


@pytest.fixture
def used(tmp_path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "one.css").write_text(CSS)
    (tmp_path / "styles" / "other.css").write_text("b { top: 0 }")
    page = '<p class="on wide" id="here">off</p><script>x("made")</script>'
    return extension("used_css").of([tmp_path / "styles" / "one.css"], tmp_path, [page])


def test_a_rule_stays_if_a_page_or_a_script_can_need_it(used):
    assert used.startswith("b{top: 0;}") or used.startswith("b{top: 0}")
    assert ".on{top: var(--read)" in used and "#here{" in used and ":not(.off){" in used
    assert "@media print {.made{" in used
    assert ".off{" not in used and "off:hover" not in used and "#gone" not in used


def test_variables_that_nothing_reads_go_and_those_that_only_these_read(used):
    assert "--read: 1px" in used
    assert "unread" not in used and "svg" not in used


def test_addresses_hold_from_the_place_of_the_one_sheet(used):
    assert 'url("fonts/a.woff2")' in used and 'url("data:image/png;base64,AA==")' in used
    assert "font-display:swap" in used


# ---- bundle

HEAD = """<html><head>
<link rel="stylesheet" href="../_static/a.css?v=1" />
<link href="../_static/b.css" rel="stylesheet"><script defer src="../_static/late.js"></script>
<script src="../_static/documentation_options.js?v=1"></script>
<script src="../_static/soon.js"></script><script>let own = 1;</script>
<script src="../searchindex.js"></script><script src="https://else.example/x.js"></script>
<script type="application/vnd.jupyter.widget-state+json">{}</script>
</head><body><p>text</p></body></html>"""


def test_the_files_of_a_page_are_those_of_this_site_in_the_order_of_their_turn():
    bundle = extension("bundle")
    folder = Path("/site/pages")
    assert [f.name for f in bundle.files(bundle.SHEET, HEAD, folder)] == ["a.css", "b.css"]
    scripts = bundle.files(bundle.SCRIPT, HEAD, folder)
    assert scripts == (Path("/site/_static/soon.js"), Path("/site/_static/late.js"))


def test_a_page_asks_for_one_sheet_and_one_script_and_its_text_comes_first():
    html = extension("bundle").bundled(
        HEAD, "../_static", "book.css?v=2", "book.js?v=3", "const O;"
    )
    assert re.findall(r'<link rel="stylesheet"[^>]*>', html) == [
        '<link rel="stylesheet" href="../_static/book.css?v=2" />'
    ]
    assert re.findall(r'<script[^>]* src="([^"]*)"', html) == [
        "../_static/book.js?v=3",
        "../searchindex.js",
        "https://else.example/x.js",
    ]
    assert '<script defer src="../searchindex.js">' in html  # it reads what the bundle makes
    assert html.index("const O;") < html.index("let own") < html.index("text</p>")
    assert "late.js" not in html


def test_what_figures_keep_comes_as_a_script_before_their_host(tmp_path):
    page = tmp_path / "pages" / "one.html"
    html = HEAD.replace("late.js", "emhost.js").replace("{}", '{"state": {"a": 1}}')
    (tmp_path / "_static").mkdir()
    html = extension("bundle").without_states(html, tmp_path / "_static", page)
    assert "widget-state" not in html and html.count("emhost.js") == 1
    src = re.search(
        r'<script defer src="([^"?]*)\?v=\w+"></script><script defer src="[^"]*emhost', html
    )
    kept = (page.parent / src[1]).resolve()
    assert kept.read_text() == '(globalThis.emSaved ??= []).push({"state": {"a": 1}});\n'
    bare = "<p>no figure</p>"
    assert extension("bundle").without_states(bare, tmp_path, page) == bare


# ---- far_sections

SECTIONS = (
    '<section id="page"><h1>T</h1><p>a</p><section id="one"><h2>One</h2><p>b</p>'
    '<div><section id="solution-content"><p>inside a box</p></section></div></section>'
    '<section id="two"><h2>Two</h2><section id="deep"><span id="x"></span><h3>D</h3></section>'
    "</section></section>"
)


def test_the_sections_that_hold_no_others_are_marked():
    html = extension("far_sections").marked(SECTIONS)
    assert re.findall(r'<section id="(\w+)" class="em-far"', html) == ["one", "deep"]
    assert re.sub(r' class="em-far" style="[^"]*"', "", html) == SECTIONS
    moving = SECTIONS.replace("<p>b</p>", '<div class="cell tag_em-figure"></div>')
    marked = extension("far_sections").marked(moving)
    assert re.findall(r'<section id="(\w+)" class="em-far"', marked) == ["deep"]


def test_what_follows_a_figure_keeps_its_boxes_whole():
    box = '<div class="proof"><p>T</p><section class="theorem-content"><p>t</p></section></div>'
    text = f"{box}<p>{'word ' * 600}</p>"
    page = f'<section id="a"><h2>A</h2><div class="cell tag_em-figure"></div>{text}{{}}</section>'
    for after in ("", '<section id="b"><h3>B</h3></section>'):
        html = extension("far_sections").marked(page.format(after))
        part = BeautifulSoup(html, "html.parser").select_one(".em-rest")
        assert part.decode_contents() == text


def test_a_section_is_guessed_the_taller_the_more_is_seen_of_it():
    height = extension("far_sections").height
    words = "<p>" + "word " * 100 + "</p>"
    assert 300 < height(words) < 500
    assert height(words) == height(f"{words}<details>{words}</details><math>{words}</math>")
    assert height("<pre>a\nb\n</pre>") == 42 and height('<img src="a.png">') > 200


# ---- pictures


def test_a_picture_keeps_its_place_and_gets_lighter_without_looking_other(tmp_path):
    import numpy as np
    from PIL import Image

    pictures = extension("pictures")
    x = np.linspace(0, 1, 300)
    rgba = np.zeros((200, 300, 4), np.uint8)
    rgba[..., 0] = (255 * x).astype(int)
    rgba[..., 3] = 255
    rgba[:20, :, 3] = 0
    noise = np.random.default_rng(0).integers(0, 3, (200, 300))
    rgba[..., 1] = noise
    Image.fromarray(rgba).save(path := tmp_path / "a.png")
    before = path.stat().st_size
    pictures.slim(path)
    after = np.asarray(Image.open(path).convert("RGBA")).astype(int)
    assert path.stat().st_size < 0.7 * before
    assert (after[:20, :, 3] == 0).all() and (after[20:, :, 3] == 255).all()
    assert np.abs(after[20:] - rgba[20:].astype(int)).max() <= 24
    slim = path.read_bytes()
    html = pictures.placed(
        '<img alt="x" src="a.png?v=1"><img src="a.png"/><img src="b.svg">', tmp_path
    )
    assert html.count('<img width="300" height="200" loading="lazy" decoding="async" ') == 1
    assert pictures.placed(html, tmp_path) == html and path.read_bytes() == slim


def test_paper_gets_a_wide_picture_as_it_is_and_a_phone_a_smaller_one(tmp_path):
    from PIL import Image

    pictures = extension("pictures")
    images, static = tmp_path / "_images", tmp_path / "_static"
    images.mkdir(), static.mkdir()
    for name, width in (("wide", 1200), ("narrow", 840)):
        Image.new("RGBA", (width, width // 2)).save(images / f"{name}.png")
        pictures.part(images / f"{name}.png")
    Image.new("L", (720, 300)).save(images / "film.gif")
    Image.new("L", (1440, 600)).save(static / "film-print.png")
    tags = [f'<img src="../_images/{name}"/>' for name in ("wide.png", "narrow.png", "film.gif")]
    wide, narrow, film = (pictures.placed(tag, images) for tag in tags)
    assert f'media="{pictures.PAPER}" srcset="../_images/print/wide.png" width="1200"' in wide
    assert '<img width="840" height="420"' in wide and 'src="../_images/wide.webp"' in wide
    assert not (images / "wide.png").exists()
    assert "<picture>" not in narrow and 'src="../_images/narrow.png"' in narrow
    assert 'media="print" srcset="../_static/film-print.png" width="1440"' in film
    assert 'src="../_images/film.gif"' in film
    assert pictures.placed(wide, images) == wide


# ---- pages


def test_a_page_goes_through_all_changes_in_their_order_and_is_written_only_if_they_changed_it(
    tmp_path,
):
    pages, heard = extension("pages"), []
    app = SimpleNamespace(
        outdir=tmp_path,
        builder=SimpleNamespace(format="html"),
        connect=lambda event, walk, priority: heard.append((event, walk)),
    )
    for sign in "ab":
        pages.change(app, lambda app, sign=sign: lambda path, html: html.replace("x", f"{sign}x"))
    (tmp_path / "one.html").write_text("x")
    (tmp_path / "two.html").write_text("y")
    before = (tmp_path / "two.html").stat().st_mtime_ns
    [(event, walk)] = heard  # one walk for both
    walk(app, None)
    assert event == "build-finished" and (tmp_path / "one.html").read_text() == "abx"
    assert (tmp_path / "two.html").stat().st_mtime_ns == before
    walk(app, ValueError())
    assert (tmp_path / "one.html").read_text() == "abx"  # a build that failed is left as it is
