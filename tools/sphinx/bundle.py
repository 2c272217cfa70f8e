"""One style sheet and one script for all pages, cut down to what the pages use (used_css.py).

The theme and its extensions bring a dozen sheets and as many scripts, and a phone waits for each.
What a page's figures keep, up to 30 kB, becomes a script of its own: the text need not wait for it.
"""

import hashlib
import json
import os.path
import re
from pathlib import Path

import used_css

OWN = ("print.css", "slides.css")  # stay apart: no screen waits for one, few pages need the other
SHEET = re.compile(
    r'\s*<link\b(?=[^>]*\brel="stylesheet")(?![^>]*\bmedia=)[^>]*\bhref="(?!\w+:)([^"?]*)[^"]*"[^>]*>'
)
SCRIPT = re.compile(r'\s*<script\b[^>]*\bsrc="(?!\w+:)([^"?]*)[^"]*"[^>]*></script>')
STATE = re.compile(
    r'\s*<script type="application/vnd\.jupyter\.widget-state\+json">(.*?)</script>', re.DOTALL
)
APART = (  # on some pages only
    "emhost.js",
    "slides.js",
    "searchtools.js",
    "language_data.js",
    "searchindex.js",
)
HOST = re.compile(r'<script\b[^>]*\bsrc="[^"]*emhost\.js[^"]*"[^>]*></script>')
SAVED = "figures"  # folder of what figures keep
OPTIONS = "documentation_options.js"  # scripts in the page write to it while the page is read
# Each script runs by itself and in the page's own scope: where one stops, the others go on.
RUN = """for (const text of {}) document.head.append(
  Object.assign(document.createElement("script"), {{ text }}));
"""


def files(pattern, html, folder):
    """The files that the page's links or scripts name, in the order in which they count."""
    tags = sorted(pattern.finditer(html), key=lambda tag: " defer" in tag[0])
    found = [Path(os.path.normpath(folder / tag[1])) for tag in tags]
    return tuple(path for path in found if path.name not in (*APART, OPTIONS))


def instead(pattern, html, tag):
    """The page with `tag` for the first of what matches, nothing for the others; some wait."""
    new = iter([tag])

    def one(old):
        if Path(old[1]).name not in APART:
            return next(new, "")
        return old[0] if " defer" in old[0] else old[0].replace("<script", "<script defer")

    return pattern.sub(one, html)


def bundled(html, to, css, js, options):
    """The page with one link and one script."""
    html = instead(SHEET, html, f'\n<link rel="stylesheet" href="{to}/{css}" />')
    script = f'\n<script>{options}</script>\n<script defer src="{to}/{js}"></script>'
    return instead(SCRIPT, html, script)


def without_states(html, static, page):
    """The page whose figures' saved states stand in a file, which comes before their host."""
    states = [state.strip() for state in STATE.findall(html)]
    if not states or not HOST.search(html):
        return html
    text = f"(globalThis.emSaved ??= []).push({','.join(states)});\n"
    (static / SAVED).mkdir(exist_ok=True)
    name = written(static, f"{SAVED}/{page.stem}.js", text)
    saved = f'<script defer src="{os.path.relpath(static, page.parent)}/{name}"></script>'
    return HOST.sub(lambda host: saved + host[0], STATE.sub("", html), count=1)


def written(static, name, text):
    """Write the file; returns its name with a mark that changes with the text."""
    (static / name).write_text(text, "utf-8")
    return f"{name}?v={hashlib.sha256(text.encode()).hexdigest()[:8]}"


def run(scripts):
    """The text of the one script."""
    return RUN.format(json.dumps([path.read_text("utf-8") for path in scripts]))


def made(static, pages, pattern, suffix, join):
    """{page: name of the one file of all that the pattern finds in it}; mostly there is one."""
    wanted = {path: files(pattern, html, path.parent) for path, html in pages.items()}
    texts = {key: join(key) for key in dict.fromkeys(wanted.values())}
    names = (f"book{i or ''}{suffix}" for i in range(len(texts)))
    found = {key: written(static, n, texts[key]) for n, key in zip(names, texts, strict=False)}
    return {path: found[key] for path, key in wanted.items()}, {p for key in found for p in key}


def bundle(app, exception):
    if exception or app.builder.name != "html":
        return
    static = Path(app.outdir, "_static")
    pages = {path: path.read_text("utf-8") for path in Path(app.outdir).rglob("*.html")}
    pages = {path: html for path, html in pages.items() if SHEET.search(html)}
    texts = [*pages.values(), *(path.read_text("utf-8") for path in static.rglob("*.js"))]
    apart = [(static / name).read_text("utf-8") for name in OWN if (static / name).exists()]
    options = re.sub(r"\s+", " ", (static / OPTIONS).read_text("utf-8")).strip()
    css, sheets = made(
        static, pages, SHEET, ".css", lambda key: used_css.of(key, static, texts, apart)
    )
    js, scripts = made(static, pages, SCRIPT, ".js", run)
    for path, html in pages.items():
        to = os.path.relpath(static, path.parent)
        html = bundled(html, to, css[path], js[path], options)
        path.write_text(without_states(html, static, path), "utf-8")
    for path in sheets | scripts:
        path.unlink()


def setup(app):
    app.connect("build-finished", bundle, priority=1000)  # after lean
    return {"parallel_read_safe": True, "parallel_write_safe": True}
