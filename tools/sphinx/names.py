"""Names for those who hear a page, or speak to it: of each fold, and of two things of the theme.

A code fold comes as “Toggle hidden content”, thirty-eight times. Here each is called by what it
opens and by nothing else on its page: “Code of this figure: Figure 4.1”, “✓ checked: Shares by
Bayes’ rule, 2”, “Proof of Theorem 1.1”. What cannot be seen stands behind what can, so that a
voice that says the words on the screen finds them. em.js hands the name of a folded box to the
button that its script makes.
"""

import html as markup
import re
from collections import Counter

import pages
from bs4 import BeautifulSoup

TITLE = r'<p class="admonition-title">(?P<title>.*?)</p>'
PLACES = re.compile(
    r"<h(?P<level>[1-4])>(?P<heading>.*?)</h[1-4]>"
    rf'|(?P<box><\w+ class="(?P<kind>[^"]*\badmonition\b[^"]*)"[^>]*)>\s*{TITLE}'
    r'|<summary aria-label="Toggle hidden content">(?P<fold>.*?)</summary>',
    re.DOTALL,
)
SHOWN = re.compile(r'(<p class="collapsed[^>]*>)(.*?)</p>', re.DOTALL)
FIGURE = re.compile(r'<div class="cell[ "]|caption-number">(?P<number>Figure [\d.]+)')
NUMBERED = re.compile(r"^\w+ \d+\.\d+")
LOGO = re.compile(r'(<div class="sidebar-primary-item")(>\s*<a class="navbar-brand)')
SEARCH = re.compile(
    r'(<button class="btn search-button-field[^>]*?) aria-label="Search"(.*?)'
    r'(<span class="search-button__kbd-shortcut")',
    re.DOTALL,
)


def words(fragment):
    """What a fragment of a page says: each formula once, no sign of a link."""
    soup = BeautifulSoup(fragment, "html.parser")
    for unsaid in soup.select(".katex-html, annotation, .headerlink"):
        unsaid.decompose()
    return " ".join(soup.get_text().split())


def numbered(title):
    """“Exercise 4.2” of “Exercise 4.2 (The E step)”; a title without a number as it is."""
    found = NUMBERED.match(title)
    return found[0] if found else title


class Namer:
    """Goes through a page from top to bottom, so that it knows what stands above each fold."""

    def __init__(self, page):
        self.page, self.above, self.theorem, self.said = page, "", "", Counter()

    def own(self, name):
        self.said[name] += 1
        return name if self.said[name] == 1 else f"{name}, {self.said[name]}"

    def __call__(self, found):
        if found["heading"] is not None:
            self.above = "" if found["level"] == "1" else words(found["heading"])
        elif found["fold"] is not None:
            return self.fold(found)
        elif {"dropdown", "toggle"} & set(found["kind"].split()):
            return self.box(found)
        elif "exercise" in found["kind"]:
            self.above = numbered(words(found["title"]))
        elif "proof" in found["kind"]:
            self.theorem = numbered(words(found["title"]))
        return found[0]

    def box(self, found):
        title = words(found["title"])
        if title == "Proof" and self.theorem:
            title = f"Proof of {self.theorem}"
        name = markup.escape(self.own(title))
        return found[0].replace(found["box"], f'{found["box"]} data-fold="{name}"', 1)

    def fold(self, found):
        shown = words(SHOWN.search(found["fold"])[2])
        figure = FIGURE.search(self.page, found.end())
        about = (figure and figure["number"]) or self.above
        more = self.own(f"{shown}: {about}" if about else shown).removeprefix(shown)
        unseen = f'<span class="em-unseen">{markup.escape(more)}</span></p>'
        return f"<summary>{found['fold'].replace('</p>', unseen)}</summary>"


def named(page):
    """The page with a name for every fold, the logo in a landmark, and the search button's own."""
    page = PLACES.sub(Namer(page), page)
    page = LOGO.sub(r'\1 role="navigation" aria-label="Front page"\2', page, count=1)
    return SEARCH.sub(r'\1 aria-keyshortcuts="Control+K"\2\3 aria-hidden="true"', page)


def setup(app):
    pages.change(app, lambda app: lambda path, html: named(html))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
