"""A link to the bibliography is a citation: [Wu (1983)](../book/bibliography.md#wu1983).

A chapter is also read in JupyterLab and elsewhere, where {cite:t}`wu1983` would show as its key. So
a chapter says the name and the year, and its page makes Sphinx's citation of the link. In brackets
several may stand together: ([Teicher, 1963](…#teicher1963); [Yakowitz and Spragins, 1968](…)).
For the same reason another chapter's theorem is a link: [Theorem 5.1](05-m-step.ipynb#thm-mstep).
"""

import re

LINK = r"\[[^\[\]]+\]\((?:\.\./book/)?bibliography\.md#(\w+)\)"
TEXTUAL = re.compile(LINK)
LINK_ALONE = LINK.replace(r"(\w+)", r"\w+")
THEOREM = re.compile(r"\[[^\[\]]+\]\([\w-]+\.ipynb#((?:thm|lem|cor|prop)-[\w-]+)\)")
BRACKETED = re.compile(rf"\(({LINK_ALONE}(?:; {LINK_ALONE})*)\)")


def cited(text):
    """The text with its links to the bibliography as citations, and to theorems as references."""
    text = THEOREM.sub(r"{prf:ref}`\1`", text)
    text = BRACKETED.sub(lambda found: f"{{cite:p}}`{','.join(TEXTUAL.findall(found[1]))}`", text)
    return TEXTUAL.sub(r"{cite:t}`\1`", text)


def read(app, docname, source):
    source[0] = cited(source[0])


def setup(app):
    app.connect("source-read", read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
