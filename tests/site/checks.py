"""What each page must fulfil. A check takes a Visit and returns its complaints, so none is good."""

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from tests.site.visits import weight

WEIGHT, PICTURE_WEIGHT = 340_000, 220_000  # bytes of one page: compressed, and its pictures
FILES = 30  # that a page asks for
FILE_NAME = re.compile(r"_images/|_static/|\.(png|jpe?g|svg|gif|webp)$", re.IGNORECASE)


def outside(visit):
    return visit.outside


def missing(visit):
    return visit.missing


def errors(visit):
    return visit.errors


def formulas(visit):
    return visit.facts["formulas"]


def alt_texts(visit):
    """None missing, none a file's name; in the text none empty either."""
    for picture in visit.facts["pictures"]:
        alt = picture["alt"]
        if alt is None or FILE_NAME.search(alt) or (picture["inText"] and not alt.strip()):
            yield f"{picture['src']} has the alt text {alt!r}"


def colours(visit):
    """The theme's dark mode alters a figure's colours unless it bears the class dark-light."""
    figures = [p for p in visit.facts["pictures"] if p["output"]]
    return [p["src"] for p in figures if not p["untouched"]]


def moving_figures(visit):
    count = visit.facts["unmounted"]
    return [f"{count} cells em-figure without controls"] if count else []


def phone(visit):
    return visit.facts["wide"]


def paper(visit):
    """Printed from a dark screen: light, nothing cut off, nothing folded, no controls."""
    return visit.facts["paper"]


def scrolling(visit):
    """What scrolls inside itself must be reachable by keyboard."""
    return visit.facts["unreachable"]


def soft_edges(visit):
    """What scrolls inside itself must show it: a phone has no scroll bars."""
    return visit.facts["hard"]


def ids(visit):
    return visit.facts["ids"]


def folds(visit):
    """Each is called by what it opens, so no two of a page have one name."""
    return visit.facts["folds"]


def weights(visit):
    rest, pictures = weight(visit.files)
    if rest > WEIGHT:
        yield f"{rest} bytes without pictures"
    if pictures > PICTURE_WEIGHT:
        yield f"{pictures} bytes of pictures"
    if len(visit.files) > FILES:
        yield f"{len(visit.files)} files"


def description(visit):
    words = visit.facts["description"]
    return [] if 20 <= len(words) <= 160 else [f"description of {len(words)} characters: {words!r}"]


def accessibility(visit):
    for scheme, found in visit.axe.items():
        for rule, help_text, target in found:
            yield f"{scheme}: {rule} ({help_text}) at {target}"


@cache
def anchors(path):
    return set(re.findall(r'\s(?:id|name)="([^"]+)"', path.read_text("utf-8")))


def links(visit, site):
    """Every link into the site meets a file, and the anchor in it."""
    here = site / unquote(urlsplit(visit.url).path).lstrip("/")
    for href in visit.facts["links"]:
        scheme, host, path, _, anchor = urlsplit(href)
        if scheme or host:
            continue
        target = (here.parent / unquote(path)).resolve() if path else here
        if not target.is_file():
            yield f"{href}: no such file"
        elif anchor and target.suffix == ".html" and unquote(anchor) not in anchors(target):
            yield f"{href}: no such place"


ALL = [outside, missing, errors, formulas, alt_texts, colours, moving_figures, phone, paper,
       scrolling, soft_edges, ids, folds, weights, description, accessibility, links]  # fmt: skip
