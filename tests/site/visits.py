"""Open a page once, with every other host blocked, and write down all that the checks ask about."""

import gzip
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from axe_playwright_python.sync_playwright import Axe

FACTS = (Path(__file__).parent / "facts.js").read_text()
PAPER = (Path(__file__).parent / "paper.js").read_text()
CONTRAST = (Path(__file__).parent / "contrast.js").read_text()
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SHEET = {"width": 635, "height": 971}  # A4 without the margins of print.css; Letter is wider
# the narrowest phone, which is also a desk's page at 400 %, and letters twice as large
NARROW = {"320 px": ({"width": 320, "height": 844}, ""), "200 % text": (PHONE, "200%")}
# in the dark only the colours are new, and violations() looks at those always; what is seen must
# be part of what is said, else a reader's own words do not find it: axe asks for it on demand
WANTED = {"color-contrast": {"enabled": False}, "label-content-name-mismatch": {"enabled": True}}
RULES = {"light": {"rules": WANTED}, "dark": None}
# axe would spend most of its time in thousands of elements: inside the formulas, which are KaTeX's
# affair, on the words of the code, whose few colours it has seen in the first listings, and on the
# functions of the API page, which are all made alike
SIMPLIFY = """document.querySelectorAll(".katex").forEach((e) => (e.textContent = "formula"));
[...document.querySelectorAll("pre")].slice(4).forEach((e) => (e.textContent = e.textContent));
[...document.querySelectorAll("dl.py")].slice(12).forEach((e) => e.remove())"""
# with the figures' exact values open
OPEN = """() => { const folded = [...document.querySelectorAll(".em-exact:not([open])")];
folded.forEach((e) => (e.open = true));
const found = narrow();
folded.forEach((e) => (e.open = false));
return found; }"""
# preload would fetch every style sheet anew, and resolve their imports against the wrong folder
OPTIONS = {"resultTypes": ["violations"], "preload": False}
# all sections are laid out, and all pictures loaded, as when a reader has scrolled through the page
NEAR = ".em-far { content-visibility: visible !important }"
LOAD = "document.querySelectorAll('img[loading]').forEach((e) => e.removeAttribute('loading'))"
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif"}


class Visit(NamedTuple):
    """One page: its address, what it asked for, what it complained of, what it shows."""

    url: str
    outside: list  # addresses on other hosts
    missing: list  # files of our own that are not there
    errors: list  # console errors and warnings of the page, uncaught exceptions
    files: list  # the site's files it loaded
    facts: dict  # of facts.js, at a phone's width
    axe: dict  # {"light": [...], "dark": [...]}: (rule, what is wrong, where)


def visit(page, url, site, axe=True):
    """`page` is fresh; `site` is the folder that the server of `url` shows."""
    seen = Visit(url, [], [], [], [], {}, {})
    here = urlsplit(url)

    def asked(route):
        there = urlsplit(route.request.url)
        ours = (there.scheme, there.netloc) == (here.scheme, here.netloc)
        if ours or there.scheme in ("data", "blob"):
            return route.continue_()
        seen.outside.append(route.request.url)
        return route.abort()

    def answered(response):
        if response.status >= 400:
            seen.missing.append(urlsplit(response.url).path)

    def weighed(response):
        there = urlsplit(response.url)
        if response.status < 400 and there.scheme == "http":
            seen.files.append(site / unquote(there.path).lstrip("/"))

    page.route("**/*", asked)
    page.on("response", answered)
    page.on("response", weighed)
    page.on("console", lambda m: m.type == "error" and seen.errors.append(m.text))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.set_viewport_size(PHONE)
    page.goto(url, wait_until="load")
    page.add_style_tag(content=NEAR)
    page.evaluate(LOAD)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(50)
    seen.facts.update(page.evaluate(FACTS))
    page.remove_listener("response", weighed)  # what is opened now may ask for a font more
    seen.facts["wide"] += [f"{name} at {place}" for place in NARROW for name in wide(page, place)]
    if axe:
        seen.facts["paper"] = on_paper(page)
        page.set_viewport_size(DESK)
        page.evaluate(SIMPLIFY)
    for scheme, rules in RULES.items() if axe else ():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"document.documentElement.dataset.theme === '{scheme}'")
        seen.axe[scheme] = violations(page, rules)
    return seen


def on_paper(page):
    """What is wrong with the page printed by a reader whose screen is dark."""
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    page.evaluate(
        "document.documentElement.dataset.theme = 'dark'; dispatchEvent(new Event('beforeprint'))"
    )
    told = page.evaluate(PAPER)
    page.evaluate(
        "dispatchEvent(new Event('afterprint')); document.documentElement.dataset.theme = 'light'"
    )
    page.emulate_media(media="screen")
    return told


def wide(page, place):
    """What sticks out of the page there; it is left as it was."""
    size, letters = NARROW[place]
    larger = "size => (document.documentElement.style.fontSize = size)"
    page.set_viewport_size(size)
    page.evaluate(larger, letters)
    found = page.evaluate(OPEN)
    page.evaluate(larger, "")
    return found


def violations(page, rules):
    """(rule, what is wrong, where): of these rules, if any, and of the contrast of all colours."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(CONTRAST, OPTIONS | {"runOnly": ["color-contrast"]})
    if rules is not None:
        found += page.evaluate("o => axe.run(o).then(r => r.violations)", OPTIONS | rules)
    return [(v["id"], v["help"], node["target"]) for v in found for node in v["nodes"]]


@cache
def compressed(path):
    """Bytes as a server would send them; fonts and pictures are compressed already."""
    data = path.read_bytes()
    return len(data) if path.suffix in PICTURES | {".woff2"} else len(gzip.compress(data))


def weight(files):
    """(everything but pictures, pictures) in bytes."""
    pictures = [f for f in files if f.suffix in PICTURES]
    rest = [f for f in files if f.suffix not in PICTURES]
    return sum(map(compressed, rest)), sum(map(compressed, pictures))
