"""One walk over the built pages, for all extensions that change what is in them.

An extension hands in, by `change`, a function that is called once when the pages are written and
returns what it makes of a page: (path, html) -> html. Each page is then read once, goes through
all of these in the order in which _config.yml names the extensions, and is written once.
"""

from pathlib import Path


def changed(path, html, changes):
    """The page after all changes."""
    for make in changes:
        html = make(path, html)
    return html


def walk(app, exception):
    if exception or app.builder.format != "html":
        return
    changes = [begin(app) for begin in app.page_changes]
    for path in Path(app.outdir).rglob("*.html"):
        before = path.read_text("utf-8")
        after = changed(path, before, changes)
        if after != before:
            path.write_text(after, "utf-8")


def change(app, begin):
    """Let begin(app) give what is made of each page; the first to ask sets the walk up."""
    if not hasattr(app, "page_changes"):
        app.page_changes = []
        app.connect("build-finished", walk, priority=995)  # the theme has written its pages
    app.page_changes.append(begin)
