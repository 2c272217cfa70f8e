"""The page's theme stands before its first paint, with a script or without, storage denied or not.

first_paint.js goes into <head>. Where no script runs, `data-theme` stays “auto”: what the sheets
say of light holds for all that is not dark, and noscript.css repeats what they say of dark for
those whose system is dark. Nobody else loads it. On a phone the menu is a link to the list of the
pages, which then stands at the end.
"""

import re
from pathlib import Path

import tinycss2

SCRIPT = Path(__file__).with_suffix(".js")
SHEET = "_static/noscript.css"
LIGHT, DARK = (re.compile(rf"\[data-theme=(['\"]?){word}\1\]") for word in ("light", "dark"))
LINKED = re.compile(r'<link (?=[^>]*rel="stylesheet")[^>]*?href="[^"?]*?(_static/[^"?]+\.css)')
ROOT = re.compile(r'data-content_root="([^"]*)"')
HEAD = '<noscript><link rel="stylesheet" href="{}" /></noscript>\n  </head>'
MENU = re.compile(r'<button class="sidebar-toggle primary-toggle.*?</button>', re.DOTALL)
CONTENTS = '<a class="em-contents" href="#pst-primary-sidebar">Contents</a>'


def compact(script):
    """The script's lines without its comments and indents."""
    lines = (re.sub(r"(^|\s)//.*", "", line).strip() for line in script.splitlines())
    return "\n".join(filter(None, lines))


def head():
    """What must come before the theme's first script."""
    script = compact(SCRIPT.read_text("utf-8"))
    return f'<meta name="color-scheme" content="light dark" />\n<script>{script}</script>'


def begin(app, pagename, templatename, context, doctree):
    context["metatags"] = "\n".join([context.get("metatags", ""), head()])


def not_dark(css):
    """The sheet with all that it says of light said of whatever is not dark."""
    return LIGHT.sub(':not([data-theme="dark"])', css)


def selectors(rule):
    """A rule's selectors, one by one: its commas count outside of brackets only."""
    one = []
    for token in rule.prelude:
        if token == ",":
            yield tinycss2.serialize(one)
            one = []
        else:
            one.append(token)
    yield tinycss2.serialize(one)


def dark_rules(css):
    """What the sheet says of dark, said of “auto”; in order, with what holds for every theme."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            named = [s.strip() for s in selectors(rule) if "[data-theme]" in s or DARK.search(s)]
            named = [DARK.sub("[data-theme=auto]", s) for s in named if ":not([data-theme" not in s]
            if named:
                yield f"{','.join(named)}{{{tinycss2.serialize(rule.content)}}}"


def without_script(page):
    """The page with the sheet for those without a script, which must come last, and their menu."""
    root = ROOT.search(page)
    if not root or SHEET in page:
        return page
    page = page.replace("</head>", HEAD.format(root[1] + SHEET), 1)
    return MENU.sub(r"\g<0><noscript>" + CONTENTS + "</noscript>", page)


def finish(app, exception):
    if exception or app.builder.format != "html":
        return
    out, sheets = Path(app.outdir), {}
    for path in out.rglob("*.html"):
        page = path.read_text("utf-8")
        sheets |= dict.fromkeys(LINKED.findall(page))  # in the order of the page
        path.write_text(without_script(page), "utf-8")
    found = {out / name: (out / name).read_text("utf-8") for name in sheets if name != SHEET}
    for path, css in found.items():
        path.write_text(not_dark(css), "utf-8")
    dark = "\n".join(rule for css in found.values() for rule in dark_rules(css))
    with (out / SHEET).open("a", encoding="utf-8") as sheet:  # after what it says itself
        sheet.write(f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n")


def setup(app):
    app.connect("html-page-context", begin, priority=900)  # after page_meta's
    app.connect("build-finished", finish, priority=1001)  # when the sheets are as they stay
    return {"parallel_read_safe": True, "parallel_write_safe": True}
