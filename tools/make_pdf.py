"""The whole book as one PDF with an outline and page numbers: _build/book.pdf, from the built site.

The articles of the built pages become one page, _build/html/book.html, so that numbers and figures
are the site's, and a Chromium prints it. Names get their page's in front: links stay inside.
It prints twice: the contents take their page numbers from the first PDF.
"""

import re
import sys
import time
from html import escape, unescape
from posixpath import dirname, join, normpath

import yaml

import chromium
import pdf_pages
from notebooks import ROOT

SITE = ROOT / "_build" / "html"
SCRIPT = re.compile(r"(?s)(<script.*?</script>)")
TAG = re.compile(r"<[a-z][^>]*>")
NAME = re.compile(r' (id|for|aria-labelledby|aria-controls|aria-describedby)="([^"]+)"')
PLACE = re.compile(r' (href|src|srcset)="([^"]+)"')
ARTICLE = re.compile(r'(?s)<article class="bd-article"[^>]*>(.*)</article>')
STYLES = re.compile(r'<link [^>]*rel="stylesheet"[^>]*>')
HOST = re.compile(r'<script [^>]*src="[^"]*emhost[^"]*"[^>]*></script>')
SAVED = re.compile(r'<script [^>]*src="[^"]*(_static/figures/[^"?]+)[^"]*"[^>]*></script>')
KEPT = re.compile(r"(?s)<script>\(globalThis\.emSaved .*?</script>")
SLIDES = re.compile(r"book/slides/lecture-")  # what they show stands in the chapters
MODEL = re.compile(r"\b0{24}(\d{8})\b")  # a figure's number, which begins anew on each page
TITLE = re.compile(r"(?s)<h1>(.*?)<a ")
STYLE = """<style>.bd-article + .bd-article { break-before: page; } .em-contents { columns: 2; }
.em-contents h1 { column-span: all; } .em-contents p { break-after: avoid; }
.em-contents ul { break-inside: avoid; list-style: none; font-size: 9.5pt; padding: 0; }
.bd-article .em-contents a { display: flex; justify-content: space-between; text-decoration: none; }
.em-contents a span { flex: none; width: 3em; text-align: right; }</style>"""
PAGE = """<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8">
<title>{}</title>{}</head><body><main class="bd-main"><div class="bd-content">
<div class="bd-article-container">{}</div></div></main>{}</body></html>"""
SHEET, SIZES = '<article class="bd-article" id="{}">{}</article>', ("A4", "Letter")
READY = """document.querySelectorAll('script[type$="widget-view+json"]').length ===
  document.querySelectorAll('.em-mount:not(:empty)').length"""
# a picture that waits for a prediction is shown whole; what moves has come to rest
SHOW_ALL = "document.querySelectorAll('.em-predict input[value=skip]').forEach((e) => e.click())"

# writes the page numbers into the contents; returns the places that have none
NUMBER = """(pages) => [...document.querySelectorAll(".em-contents a")].flatMap((entry) => {
  const place = entry.getAttribute("href").slice(1);
  entry.querySelector("span").textContent = pages[place];
  return place in pages ? [] : [place]; })"""


def parts(toc):
    """The table of contents -> [(caption, names of pages)], the first page first; no slides."""
    listed = [(part["caption"], [c["file"] for c in part["chapters"]]) for part in toc["parts"]]
    kept = [(caption, [n for n in names if not SLIDES.match(n)]) for caption, names in listed]
    return [("", [toc["root"]]), *kept]


def label(name, anchor=""):
    """The name of a place in the book: notebooks/04-e-step and thm-a -> 04-e-step.thm-a."""
    page = name.partition("/")[2].replace("/", "-")  # two pages are called index
    return f"{page}.{anchor}" if anchor else page


def link(href, name, names, address=""):
    """Where a link on page `name` leads: into the book, to another site, or nowhere (None)."""
    if re.match(r"[a-z]+:", href):
        return href
    path, _, anchor = href.partition("#")
    target = normpath(join(dirname(name), path)).removesuffix(".html") if path else name
    if target in names:
        return f"#{label(target, anchor)}"
    return join(address, normpath(join(dirname(name), href))) if address else None


def moved(html, name, names, address=""):
    """A page's HTML with the names and addresses that it has inside the book."""

    def place(found):
        kind, value = found[1], unescape(found[2])
        if kind != "href":
            return f' {kind}="{escape(normpath(join(dirname(name), value)))}"'
        target = link(value, name, names, address)
        return f' href="{escape(target)}"' if target else ""

    def named(found):
        return f' {found[1]}="{" ".join(label(name, i) for i in found[2].split())}"'

    def tag(found):
        return PLACE.sub(place, NAME.sub(named, found[0].replace(' loading="lazy"', "")))

    return "".join(p if p[:7] == "<script" else TAG.sub(tag, p) for p in SCRIPT.split(html))


def contents(toc, titles):
    """The list of parts and pages that follows the first page."""
    html = '<section class="em-contents"><h1>Contents</h1>'
    for caption, names in parts(toc)[1:]:
        items = "".join(
            f'<li><a href="#{label(n)}">{titles[n]}<span></span></a></li>' for n in names
        )
        html += f"<p><strong>{caption}</strong></p><ul>{items}</ul>"
    return f"{html}</section>"


def with_states(site, html):
    """A page with what its figures keep in it, as the site's build has put it into a file."""

    def inside(script):
        return f"<script>{(site / script[1]).read_text('utf-8')}</script>"

    return SAVED.sub(inside, html)


def book(site, toc, title, address=""):
    """The one page that is printed, as HTML."""
    names = [name for _, listed in parts(toc) for name in listed]
    built = (with_states(site, (site / f"{name}.html").read_text("utf-8")) for name in names)
    pages = {
        n: MODEL.sub(rf"{i:024d}\1", html)
        for i, (n, html) in enumerate(zip(names, built, strict=True))
    }
    texts = {n: ARTICLE.search(page)[1] for n, page in pages.items()}
    titles = {n: re.sub(r"<.*?>", "", TITLE.search(text)[1]) for n, text in texts.items()}
    articles = [SHEET.format(label(n), moved(t, n, names, address)) for n, t in texts.items()]
    articles.insert(1, SHEET.format("contents", contents(toc, titles)))
    host = next((found[0] for found in map(HOST.search, pages.values()) if found), "")
    first = re.sub(r"(?s)<noscript>.*?</noscript>", "", pages[names[0]])
    head = "".join([*STYLES.findall(first), STYLE, host])
    head = re.sub(r'(href|src)="(\.\./)*', r'\1="', head)
    saved = "".join(state for page in pages.values() for state in KEPT.findall(page))
    return PAGE.format(escape(title), head, "".join(articles), saved)


def to_pdf(path, pdf, size):
    """Print the page at `path`; its moving figures are drawn for the width of the sheet."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find())
        page = browser.new_page(viewport={"width": 635, "height": 971}, reduced_motion="reduce")
        page.emulate_media(media="print")
        page.goto(path.as_uri())
        page.wait_for_function(READY, timeout=120_000)
        page.evaluate(SHOW_ALL)
        sheets = {"format": size, "outline": True, "tagged": True}
        numbers = pdf_pages.destinations(page.pdf(**sheets))
        lost = page.evaluate(NUMBER, numbers)
        page.pdf(path=pdf, **sheets)
        browser.close()
    if lost or pdf_pages.destinations(pdf.read_bytes()) != numbers:
        moved = (
            f"no page was found for {lost}" if lost else "the numbers themselves moved the pages"
        )
        raise ValueError(f"the contents' page numbers are not right: {moved}")


def main(size="A4"):
    if size not in SIZES:
        return f"the sheet's size is {' or '.join(SIZES)}, found {size!r}"
    if not (SITE / "index.html").exists():
        return "there is no site yet: run `make book` first"
    if not chromium.find():
        return chromium.NONE
    began, toc = time.monotonic(), yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    page, pdf = SITE / "book.html", SITE.parent / "book.pdf"
    address = config["sphinx"]["config"]["publication"]["address"]
    try:
        page.write_text(book(SITE, toc, config["title"], address), "utf-8")
        to_pdf(page, pdf, size)
    finally:
        page.unlink(missing_ok=True)
    count = len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
    print(f"_build/book.pdf: {count} pages, made in {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
