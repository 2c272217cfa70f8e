"""A lecture's slides show what the chapters hold, without a copy of it in their source.

    ```{from-chapter} 04-e-step#eq-04-gamma
    ```

puts a numbered equation, a figure or a theorem there by its label; a box or a figure that moves
by its class, `#one-sentence`, `#em-figure`, the second one `#em-figure-2`; a table by `#table`;
code by what it defines, `#def-e_step`. A place that the chapter does not have is a warning, and
warnings fail the build. Numbers are the chapter's; the slide's last line says where it all stands.
"""

import json
import re

from chapter_numbers import chapter
from docutils import nodes
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)
LECTURE = re.compile(r"^book/slides/lecture-\d$")
OFFER = """
<p class="em-deck-offer"><button type="button" title="Show these slides (P)">Present</button>
or press P. <span>On: → · back: ← · answer: A · black: B · notes: N · full screen: F · leave:
Esc</span>
<a href="?print=handout">Print without answers and notes</a></p>"""
PLACE = re.compile(r"(?P<kind>.*?)(-(?P<count>\d+))?$")
MODEL = re.compile(r'(?<="model_id": ")\w+')
STATE = "ipywidgets_state"  # where myst-nb keeps what a page's figures have saved


class from_chapter(nodes.General, nodes.Element):
    """Stands for the thing until all chapters are read."""


class FromChapter(SphinxDirective):
    """`{from-chapter} slug#place`."""

    required_arguments = 1

    def run(self):
        slug, _, place = self.arguments[0].partition("#")
        source = f"notebooks/{slug}"
        self.env.note_dependency(self.env.doc2path(source))
        node = from_chapter(source=source, place=place)
        self.set_source_info(node)
        return [node]


def found(doctree, place):
    """The node of that name, or the one of that class which is named by its count; else None."""
    kind, count = PLACE.match(place).group("kind", "count")
    named = [n for n in doctree.findall(nodes.Element) if is_at(n, place)]
    classed = [n for n in doctree.findall(nodes.Element) if is_of(n, kind)]
    return next(iter(named or classed[int(count or 1) - 1 :]), None)


def is_at(node, place):
    names = {place, *(nodes.make_id(name) for name in (place, f"equation-{place}"))}
    return names & set(node.get("ids", ())) and not isinstance(node, nodes.target | nodes.section)


def is_of(node, kind):
    """Of that class or sort; “def-name” is the code that defines `name`."""
    if kind.startswith("def-"):
        defined = f"def {kind.removeprefix('def-')}("
        return isinstance(node, nodes.literal_block) and node.astext().startswith(defined)
    return {kind, f"tag_{kind}"} & {node.tagname, *node.get("classes", ())}


def as_seen(node):
    """A copy that a slide can show: of a cell its output alone."""
    copy = node.deepcopy()
    if "cell" in copy["classes"]:
        copy["classes"] = [*copy["classes"], "tag_remove-input"]
        copy.children = [part for part in copy.children if "cell_output" in part["classes"]]
    return copy


class Bring(SphinxPostTransform):
    """Puts the things in their places, before references, outputs and pictures are looked after."""

    default_priority = 1

    def run(self, **kwargs):
        wanted = list(self.document.findall(from_chapter))
        known = {node["source"] for node in wanted} & self.env.found_docs
        chapters = {source: self.env.get_doctree(source) for source in known}
        if wanted:  # what an earlier writing has brought is not brought twice
            getattr(self.env, "nb_metadata", {}).pop(self.env.docname, None)
        for node in wanted:
            source, place = node["source"], node["place"]
            there = found(chapters[source], place) if source in chapters else None
            if there is None:
                told = f"from-chapter: {source} has no {place!r}; name a label or a class of it"
                logger.warning(told, location=node, type="from_chapter")
                node.parent.remove(node)
            else:
                node.replace_self(self.at_home(as_seen(there), source))
                self.say_where(node.parent, source, there)

    def at_home(self, copy, source):
        """The copy with its numbers, its links seen from here, and what its figure has saved."""
        for link in copy.findall(pending_xref):
            link["refdoc"] = self.env.docname
        numbers = self.env.toc_fignumbers.setdefault(self.env.docname, {})
        for kind, of_kind in self.env.toc_fignumbers.get(source, {}).items():
            numbers[kind] = {**numbers.get(kind, {}), **of_kind}
        for raw in copy.findall(nodes.raw):
            if MODEL.search(raw.astext()):
                raw.children = [nodes.Text(self.renamed(raw.astext(), source))]
        return copy

    def renamed(self, view, source):
        """The view of a figure under a number of its own: each notebook counts from 1."""
        env, here = self.env, self.env.docname
        files = NbMetadataCollector.get_js_files(env, source)
        saved = json.loads(files[STATE][1]["body"])
        mine = NbMetadataCollector.get_js_files(env, here).get(STATE)
        state = json.loads(mine[1]["body"]) if mine else {**saved, "state": {}}
        name = f"{len(state['state']) + 1:032}"
        state["state"][name] = saved["state"][MODEL.search(view)[0]]
        for key, (uri, about) in files.items():
            body = {"body": json.dumps(state).replace("</", "<\\/")} if key == STATE else {}
            NbMetadataCollector.add_js_file(env, here, key, uri, {**about, **body})
        return MODEL.sub(name, view)

    def say_where(self, slide, source, there):
        """Add to the slide's last line a link to the place in its chapter."""
        last = slide.children[-1]
        if "em-from" not in last.get("classes", ()):
            slide += (last := nodes.paragraph("", "From ", classes=["em-from"]))
        number, title = chapter(source), self.env.titles[source].astext()
        uri = self.app.builder.get_relative_uri(self.env.docname, source)
        anchor = f"#{there['ids'][0]}" if there["ids"] else ""
        words = f"chapter {number:02}, {title}"
        if words in last.astext():
            return
        last += nodes.Text("" if len(last) == 1 else " · ")
        last += nodes.reference("", words, refuri=uri + anchor, internal=True)


def equip(app, pagename, templatename, context, doctree):
    """Only a lecture's page carries what shows its slides."""
    if LECTURE.match(pagename):
        app.add_css_file("slides.css", media="all")
        app.add_js_file("slides.js", defer="defer")
        context["body"] = context["body"].replace("</h1>", "</h1>" + OFFER, 1)


def setup(app):
    app.add_node(from_chapter)
    app.add_directive("from-chapter", FromChapter)
    app.add_post_transform(Bring)
    app.connect("html-page-context", equip)
    return {"parallel_read_safe": True, "parallel_write_safe": False}
