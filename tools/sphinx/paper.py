"""On paper a moving figure stands still; a line that only print shows says where it moves."""

import re
from html import unescape

import pages

VIEW = re.compile(
    r'<script type="application/vnd\.jupyter\.widget-view\+json">.*?</script>', re.DOTALL
)
TITLE = re.compile(r"<title>(.*?)( — .*?)?</title>", re.DOTALL)
ADDRESS = re.compile(r'<link rel="canonical" href="(.*?)"')  # Sphinx writes it for a published book
LINE = '<p class="em-moves">This figure moves {}.</p>'


def where(page):
    """The address of the page, or else its title."""
    address, title = ADDRESS.search(page), TITLE.search(unescape(page))
    if address:
        return f'at <a href="{address[1]}">{address[1]}</a>'
    return f"on the page “{title[1].strip()}”"


def with_lines(page):
    """The page with a line after each figure that moves."""
    if not VIEW.search(page) or 'class="em-moves"' in page:
        return page
    line = LINE.format(where(page))
    return VIEW.sub(lambda view: view[0] + line, page)


def setup(app):
    pages.change(app, lambda app: lambda path, html: with_lines(html))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
