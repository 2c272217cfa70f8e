"""The printed chapter number is the number in the file's name, whatever stands before it.

Sphinx counts the pages it finds, so chapter 06 would print as 3 while 02 to 05 are unwritten, and
every Theorem 6.1 in print or in a mail would later change its name. Here notebooks/06-em-assembled
is chapter 6, and so are its figures, equations, theorems and exercises. Sections carry no number:
their headings are claims.
"""

import re

from docutils import nodes
from sphinx.environment.collectors.toctree import TocTreeCollector

CHAPTER = re.compile(r"(?:^|/)(\d\d)-[^/]+$")


def chapter(docname):
    """'notebooks/06-em-assembled' -> 6; a page without a number -> None."""
    found = CHAPTER.search(docname)
    return int(found[1]) if found else None


def number_chapters(app, env):
    """Sphinx has numbered nothing (the toc is not `numbered`); returns the pages to rewrite."""
    chapters = [name for name in env.found_docs if chapter(name) is not None]
    for name in chapters:
        number = (chapter(name),)
        env.titles[name]["secnumber"] = number
        next(env.tocs[name].findall(nodes.reference))["secnumber"] = number  # the sidebar's entry
        env.toc_secnumbers[name] = {
            "": number
        }  # whatever has no number of its own: figures, theorems
    changed = TocTreeCollector().assign_figure_numbers(env)
    for (
        name
    ) in chapters:  # only now: a section with None would have taken the number from its figures
        anchors = (ref["anchorname"] for ref in env.tocs[name].findall(nodes.reference))
        env.toc_secnumbers[name].update({anchor: None for anchor in anchors if anchor})
    return changed


def setup(app):
    app.connect("env-get-updated", number_chapters, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
