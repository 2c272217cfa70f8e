"""Keep out of the pages what they do not need; nothing may come from another host.

Thebe: its bootstrap throws on every page and names a CDN; the figures here need no kernel.
Font Awesome: 1.5 MB of script and 0.3 MB of fonts for a dozen icons, which em.css draws.
Bootstrap's script: 80 kB for a menu, which em.js opens, and for tooltips, which browsers have.
The search index: the theme loads it on every page, but only the search page reads it.
Styles of sphinx-proof, sphinx-exercise and sphinxcontrib-katex: em.css gives all of it one look.
Source maps and the theme's unused fonts: half of the site's size.
"""

import re
import shutil
from pathlib import Path

import pages

UNUSED_FILES = ("sphinx-thebe", "proof.css", "exercise.css", "katex-math.css")
UNUSED_MARKUP = [
    re.compile(r'\s*<script defer src="[^"]*/(?:fontawesome|bootstrap)\.js[^"]*"></script>'),
    re.compile(r'\s*<link rel="preload" as="script"[^>]*>'),  # it would come before the text
    re.compile(r' data-bs-toggle="tooltip"| data-bs-placement="\w+"'),
    re.compile(r'\s*<script type="text/x-thebe-config">.*?</script>', re.DOTALL),
    re.compile(r"\s*<script>kernelName = [^<]*</script>"),
    # roles that ARIA does not allow in the bibliography
    re.compile(r' role="(?:list(?=" class="citation-list)|doc-biblioentry)"'),
    # sphinx-proof and sphinx-exercise give the same id to every box
    re.compile(r' id="(?:proof|exercise|solution)(?:-content)?"'),
]
SEARCH = re.compile(
    r'\s*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^>]*></script>'
)
GLYPHS = re.compile(
    r'(?:\.fa-[\w-]+:before,?)+\{content:"[^"]*"\}'
)  # of the icon font: a third of it
THEME = "_static/styles/pydata-sphinx-theme.css"
# measures all code and tables at the start and whenever a figure moves; em.js does it in time
MEASURE = re.compile(
    r',"complete"===document\.readyState\?(\w)\(\):window\.addEventListener\("load",\1\)'
)
THEME_SCRIPT = "_static/scripts/pydata-sphinx-theme.js"
UNUSED_OUTPUT = [
    "_static/**/*.map",
    "_static/*webpack-macros.html",  # the theme's templates
    "_static/scripts/fontawesome.js*",
    "_static/scripts/bootstrap.js*",
    "_static/vendor/fontawesome",
    "_static/sphinx-thebe.*",
    "_static/locales",
    "_static/proof.css",
    "_static/exercise.css",
    "_static/katex-math.css",
]


def unused(file):
    """A script or style that no page needs: by its name, or Thebe's bootstrap by its body."""
    name = str(getattr(file, "filename", file) or "")
    body = getattr(file, "attributes", {}).get("body") or ""
    return any(part in name for part in UNUSED_FILES) or "THEBE_JS_URL" in body


def drop_files(app, pagename, templatename, context, doctree):
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context.get(kind, []) if not unused(file)]


def without_unused(html, searches=False):
    """The page without what the theme's templates write; `searches`: it is the search page."""
    for markup in [*UNUSED_MARKUP, *([] if searches else [SEARCH])]:
        html = markup.sub("", html)
    return html.replace(" data-bs-title=", " title=")


def strip_site(app, exception):
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    for sheet in out.glob(THEME):
        sheet.write_text(GLYPHS.sub("", sheet.read_text("utf-8")), "utf-8")
    for script in out.glob(THEME_SCRIPT):
        script.write_text(MEASURE.sub("", script.read_text("utf-8")), "utf-8")
    for pattern in UNUSED_OUTPUT:
        for path in list(out.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def setup(app):
    app.connect("html-page-context", drop_files, priority=999)
    pages.change(
        app, lambda app: lambda path, html: without_unused(html, path.name == "search.html")
    )
    app.connect("build-finished", strip_site, priority=999)  # the extensions have copied theirs
    return {"parallel_read_safe": True, "parallel_write_safe": True}
