"""The text of each page as a script, of which the search page shows excerpts.

Sphinx's search would fetch whole pages, and a browser refuses that to a page that was opened from
a file or stands in a frame without an origin. A script it always loads, and it weighs a tenth.
Each is loaded when its page is among the results, and by no other page.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

TEXTS = "_static/texts"  # search_words.js asks for them there
VOID = {"br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNREAD = {"annotation", "button", "footer", "noscript", "script", "style", "summary", "svg"}
# a formula stands there twice, and the title and the contents once more for paper
UNREAD_PARTS = {"bd-header-article", "headerlink", "katex-html", "jb-print-docs-body"}
SPACE = re.compile(r"\s+")


class Text(HTMLParser):
    """After feed(html): the `text` that one reads, and `sections` {id: [start, end]} of it."""

    def __init__(self):
        super().__init__()
        self.text, self.sections, self.open = "", {}, []

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        has = dict(attrs)
        parts = {has.get("id"), *(has.get("class") or "").split()}
        reads = has.get("role") == "main" or self.reads()
        reads = reads and tag not in UNREAD and UNREAD_PARTS.isdisjoint(parts)
        name = has.get("id") if tag == "section" else None
        self.open.append((tag, name, reads, len(self.text)))

    def reads(self):
        return bool(self.open) and self.open[-1][2]

    def handle_endtag(self, tag):
        while tag in (opened[0] for opened in self.open):
            last, name, reads, start = self.open.pop()
            if name and reads:
                self.sections[name] = [start, len(self.text)]
            if last == tag:
                return

    def handle_data(self, data):
        if self.reads():
            words = SPACE.sub(" ", data)
            self.text += words.lstrip() if self.text[-1:] in ("", " ") else words


def script(name, html):
    """What the search page runs to know the text of a page."""
    page = Text()
    page.feed(html)
    told = json.dumps([page.text, page.sections], ensure_ascii=False)
    return f"(globalThis.emTexts ??= {{}})[{json.dumps(name)}] = {told};\n"


def write(app, exception):
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    for name in app.env.found_docs:
        to = out / TEXTS / f"{name}.js"
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(script(name, (out / f"{name}.html").read_text("utf-8")), "utf-8")


def setup(app):
    app.connect("build-finished", write, priority=1002)  # the pages are as they stay
    return {"parallel_read_safe": True, "parallel_write_safe": True}
