"""The fonts of the formulas once more, inside a style sheet, for frames that may not fetch them.

A sandboxed frame has no origin, and a browser gives it a site's fonts only if the site's server
allows that. For style sheets it asks nobody: em.js loads this one where a font was refused. The
text has stand-ins of the same measures; a formula without its fonts would show an N for a 𝒩.
"""

import base64
import re
from pathlib import Path

KATEX = "_static/vendor/katex/katex.min.css"
SHEET = "_static/formula-fonts.css"
FACE = re.compile(r"@font-face\s*{[^}]*}")
FILE = re.compile(r"src:\s*url\(([^)]+\.woff2)\)[^;}]*")


def inlined(css, folder):
    """The sheet's faces, each with its woff2 file in it and no other file beside."""

    def data(found):
        font = base64.b64encode((folder / found[1].strip("'\"")).read_bytes()).decode()
        return f'src:url(data:font/woff2;base64,{font}) format("woff2")'

    return "\n".join(FILE.sub(data, face) for face in FACE.findall(css) if FILE.search(face))


def write(app, exception):
    if exception or app.builder.format != "html":
        return
    sheet = Path(app.outdir, KATEX)
    if sheet.exists():
        faces = inlined(sheet.read_text("utf-8"), sheet.parent)
        Path(app.outdir, SHEET).write_text(faces, "utf-8")


def setup(app):
    app.connect("build-finished", write, priority=990)  # before all sheets are one
    return {"parallel_read_safe": True, "parallel_write_safe": True}
