"""Marks the sections that hold no others: on a phone em.css lays them out when they come near.

Until then a section has the height that is guessed here from what is in it, so that the scroll bar
and the place of what follows are about right. A moving figure measures itself: its section stays,
but what follows the figure is a part of its own that waits as well.
"""

import re

import pages

SECTION = re.compile(r"<section\b|</section>")
HEADED = re.compile(r'<section (id="[^"]*")>(?=\s*(?:<span[^>]*></span>\s*)*<h[2-6]>)')
UNSEEN = re.compile(r"<(script|style|noscript|math|details)\b.*?</\1>", re.DOTALL)  # folds, too
CODE = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
LETTER, LINE, PICTURE = 0.82, 21, 300  # px of height at a width of 390
LEAST = 3000  # letters of HTML that are worth a part of their own
MOVES = "tag_em-figure"
CELL = re.compile(r'<div class="cell [^"]*tag_em-figure')
DIV = re.compile(r"<div\b|</div>")


def leaves(html):
    """Yield (start, end) of each section with a heading, but without another such or a figure."""
    opened = []
    for tag in SECTION.finditer(html):
        if tag[0] == "<section":
            headed = bool(HEADED.match(html, tag.start()))
            if headed:
                opened = [(at, False) for at, _ in opened]
            opened.append((tag.start(), headed))
        elif opened:
            start, leaf = opened.pop()
            if leaf and MOVES not in html[start : tag.end()]:
                yield start, tag.end()


def height(html):
    """About how tall a section is on a phone, in px."""
    seen = UNSEEN.sub("", html)
    lines = sum(code.count("\n") for code in CODE.findall(seen))
    letters = len(" ".join(re.sub(r"<[^>]*>", "", CODE.sub("", seen)).split()))
    return round(LETTER * letters + LINE * lines + PICTURE * html.count("<img"))


def end_of(html, start):
    """Where the <div> ends that begins at `start`."""
    depth = 0
    for tag in DIV.finditer(html, start):
        depth += 1 if tag[0] == "<div" else -1
        if depth == 0:
            return tag.end()
    raise ValueError(f"a <div> has no end: {html[start : start + 60]!r}")


def text_end(html, start):
    """Where what stands there ends: at the next heading's section, or with its own section.

    A theorem's content is a section as well; it has no heading and is passed over.
    """
    depth = 0
    for tag in SECTION.finditer(html, start):
        if HEADED.match(html, tag.start()) or (tag[0] != "<section" and depth == 0):
            return tag.start()
        depth += 1 if tag[0] == "<section" else -1
    raise ValueError(f"a <section> has no end: {html[start : start + 60]!r}")


def parted(html):
    """The page whose figures are followed by one <div> up to the section's end or next section."""
    for cell in reversed(list(CELL.finditer(html))):
        start = end_of(html, cell.start())
        rest = html[start : text_end(html, start)]
        if len(rest) > LEAST and not CELL.search(rest):
            style = f"contain-intrinsic-block-size: auto {height(rest)}px"
            part = f'<div class="em-far em-rest" style="{style}">{rest}</div>\n'
            html = html[:start] + part + html[start + len(rest) :]
    return html


def marked(html):
    """The page with a class and a height for each such section."""
    html = parted(html)
    for start, end in sorted(leaves(html), reverse=True):
        style = f"contain-intrinsic-block-size: auto {height(html[start:end])}px"
        tag = HEADED.sub(rf'<section \1 class="em-far" style="{style}">', html[start:end], count=1)
        html = html[:start] + tag + html[end:]
    return html


def mark(app):
    """Once for all pages: what is made of each of them."""
    screen = app.builder.name == "html"
    return lambda path, html: marked(html) if screen and ' class="em-far' not in html else html


def setup(app):
    pages.change(app, mark)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
