"""Where no script runs, a moving figure is its still picture and the words of its saved state.

The pictures are drawn by tools/make_stills.py; a figure whose picture is not drawn has its words.
"""

import html
import json
import re
from pathlib import Path

import pages

TAG = r'<script type="application/vnd\.jupyter\.widget-{}\+json">(.*?)</script>'
VIEW, STATE = (re.compile(TAG.format(kind), re.DOTALL) for kind in ("view", "state"))
STILLS = "_static/stills/"
DARK = "screen and (prefers-color-scheme: dark)"  # paper is light


def picture(stem, size, root):
    """A picture for either theme; its words stand below it, so it is silent itself."""
    width, height = size
    light, dark = (f"{root}{STILLS}{stem}-{scheme}.png" for scheme in ("light", "dark"))
    return (
        f'<picture><source media="{DARK}" srcset="{dark}"><img class="em-still dark-light" '
        f'src="{light}" alt="" width="{width}" height="{height}" loading="lazy"></picture>'
    )


def with_words(page, stem="", sizes=None, root=""):
    """The page with a <noscript> after each figure; the state stands elsewhere in the page.

    sizes: {name of a picture, as make_stills names it: (width, height)}
    """
    sizes, models = sizes or {}, {}
    for state in STATE.findall(page):
        models |= json.loads(state)["state"]
    views = list(VIEW.finditer(page))
    for i, view in reversed(list(enumerate(views, 1))):
        name, model = f"{stem}-{i}", models[json.loads(view[1])["model_id"]]
        shown = picture(name, sizes[name], root) if name in sizes else ""
        words = html.escape(f"{model['state']['alt']} With JavaScript this figure can be moved.")
        told = f"<noscript>{shown}<p>{words}</p></noscript>"
        page = page[: view.end()] + told + page[view.end() :]
    return page


def png_size(path):
    """Width and height, which stand at a fixed place of every PNG."""
    head = path.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")


def words(app):
    """Once for all pages: what is made of each of them."""
    out = Path(app.outdir)
    drawn = out.glob(f"{STILLS}*-light.png")
    sizes = {path.stem.removesuffix("-light"): png_size(path) for path in drawn}

    def one(path, html):
        if not VIEW.search(html) or "<noscript><p" in html:
            return html
        root = "../" * len(path.relative_to(out).parent.parts)
        return with_words(html, path.stem, sizes, root)

    return one


def setup(app):
    pages.change(app, words)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
