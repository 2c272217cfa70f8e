"""Where no script runs, a moving figure is told in words: the `alt` of its saved state."""

import html
import json
import re
from pathlib import Path

TAG = r'<script type="application/vnd\.jupyter\.widget-{}\+json">(.*?)</script>'
VIEW, STATE = (re.compile(TAG.format(kind), re.DOTALL) for kind in ("view", "state"))


def with_words(page):
    """The page with a <noscript> after each figure; the state stands elsewhere in the page."""
    models = {}
    for state in STATE.findall(page):
        models |= json.loads(state)["state"]

    def told(view):
        model = models[json.loads(view[1])["model_id"]]
        words = f"{model['state']['alt']} With JavaScript this figure can be moved."
        return f"{view[0]}<noscript><p>{html.escape(words)}</p></noscript>"

    return VIEW.sub(told, page)


def add_words(app, exception):
    if exception or app.builder.format != "html":
        return
    for path in Path(app.outdir).rglob("*.html"):
        page = path.read_text("utf-8")
        if VIEW.search(page) and "<noscript><p>" not in page:
            path.write_text(with_words(page), "utf-8")


def setup(app):
    app.connect("build-finished", add_words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
