"""What a page says of itself to search engines and to those who share it.

A description (the front matter's `description`, else the page's first paragraph), the social card's
tags, and index.html at the top, which sends a reader on to the first page. A card's picture and the
page's address must be absolute, so they appear only when `publication.address` is set.
"""

import re
from html import escape, unescape
from pathlib import Path
from posixpath import relpath

from docutils import nodes

CARD = "_static/card.png"
SKIP = (nodes.Admonition, nodes.figure, nodes.table, nodes.sidebar, nodes.topic)
FORWARD = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
{card}
<style>:root {{ color-scheme: light dark; font: 1.1rem/1.5 Georgia, serif }}
main {{ margin: 4rem auto; padding: 0 1rem; max-width: 34rem }}</style></head>
<body><main><h1>{title}</h1><p><a href="{first}">To the first page</a></p></main></body></html>
"""
AT_ONCE = '<meta http-equiv="refresh" content="0; url={}">'


def shorten(text, limit=160):
    """At most `limit` characters, cut between words."""
    words = " ".join(text.split())
    return (
        words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:—") + "…"
    )


def plain(node):
    """A paragraph's words; a formula keeps its source, without the backslashes and braces."""
    return node.astext().translate(str.maketrans("", "", "\\{}$"))


def first_paragraph(doctree):
    """The first paragraph of prose, not one in a box, a caption or a margin note."""
    for node in doctree.findall(nodes.paragraph):
        above = node.parent
        while above is not None and not isinstance(above, SKIP):
            above = above.parent
        if above is None and node.astext().strip():
            return plain(node)
    return ""


def tags(title, description, site, kind, url="", picture=""):
    """The page's meta elements; `url` and `picture` are absolute, or empty and left out."""
    named = {
        "description": description,
        "twitter:card": "summary_large_image" if picture else "summary",
    }
    graph = {
        "og:title": title,
        "og:description": description,
        "og:type": kind,
        "og:site_name": site,
        "og:url": url,
        "og:image": picture,
    }
    lines = [f'<meta name="{k}" content="{escape(v)}" />' for k, v in named.items() if v]
    return lines + [f'<meta property="{k}" content="{escape(v)}" />' for k, v in graph.items() if v]


def describe(app, pagename, templatename, context, doctree):
    config, base = app.config, app.config.html_baseurl
    meta = context.get("meta") or {}
    words = meta.get("description") or (first_paragraph(doctree) if doctree else "")
    name = unescape(re.sub(r"<.*?>", "", context.get("title", ""))) or config.html_title
    title = name if pagename == config.root_doc else f"{name} — {config.html_title}"
    lines = tags(
        title=title,
        description=shorten(words) or title,
        site=config.html_title,
        kind="website" if pagename == config.root_doc else "article",
        url=base and base + app.builder.get_target_uri(pagename),
        picture=base and base + CARD,
    )
    icon = context["pathto"]("_static/favicon.png", 1)  # where no SVG is taken; home screens
    kinds = "alternate icon", "apple-touch-icon"
    lines += [f'<link rel="{kind}" href="{icon}" />' for kind in kinds]
    context["metatags"] = "\n".join([context.get("metatags", ""), *lines])
    if pagename == config.root_doc:
        context["docstitle"] = ""  # else the tab says the book's title twice
        app.card_of_book = "\n".join(lines[:-2])  # without the icons, whose place is the page's


def forward(app, exception):
    """The site's own index.html, written before sphinx-external-toc would write a bare one."""
    index = Path(app.outdir) / "index.html"
    if exception or app.builder.format != "html" or app.config.root_doc == "index":
        return
    first = relpath(app.builder.get_target_uri(app.config.root_doc))
    title = escape(app.config.html_title)
    card = f"{AT_ONCE.format(first)}\n{app.card_of_book}"
    html = FORWARD.format(language=app.config.language, title=title, first=first, card=card)
    index.write_text(html, "utf-8")


def setup(app):
    app.connect("html-page-context", describe)
    app.connect("build-finished", forward, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
