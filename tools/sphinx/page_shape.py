"""A page's contents stand in the side bar, a chapter says its number, its opening is set apart.

The theme would keep a column free for “On this page”. Here the list stands under the current page
in the side bar, and the column is the margin that holds captions and notes (em.css).
"""

import re

import pages

CHAPTER = re.compile(r'(<h1>)<span class="section-number">(\d+)\. </span>')
OPENER = re.compile(
    r"<p><strong>You will</strong>.*?</p>\s*<p><strong>You need</strong>.*?</p>", re.DOTALL
)
CURRENT = re.compile(
    r'<li class="[^"]*\bcurrent active\b[^"]*"><a class="[^"]*" href="#">.*?</a>', re.DOTALL
)
INNER = re.compile(
    r"<ul[^>]*>\s*<li[^>]*><a[^>]*>.*?</a>(.*)</li>\s*</ul>", re.DOTALL
)  # below the title
CONTENTS = '<nav class="bd-toc-nav page-toc" aria-label="On this page">{}</nav>'


def headings(toc):
    """A page's own headings out of Sphinx's `toc`, in the theme's classes; "" if there are none."""
    found = INNER.search(toc)
    inner = found[1].strip() if found else ""
    inner = re.sub(r"(?<=</a>)\s*<ul>.*?</ul>", "", inner, flags=re.DOTALL)  # one level is enough
    inner = inner.replace("<li>", '<li class="toc-h2 nav-item toc-entry">')
    return inner.replace('class="reference internal"', 'class="reference internal nav-link"')


def shaped(html, contents):
    """The page with contents in the side bar, “Chapter 1” over the title, the opening set apart."""
    html = CHAPTER.sub(r'\1<span class="section-number">Chapter \2</span> ', html)
    html = OPENER.sub(r'<div class="opener">\g<0></div>', html)
    # the theme's script looks for the column, to fold it beside margin notes
    html = html.replace("</main>", '<div class="bd-sidebar-secondary" hidden></div></main>', 1)
    if contents:
        nav = CONTENTS.format(contents)
        html = CURRENT.sub(lambda found: found[0] + nav, html, count=1)
    return html


def remember(app, pagename, templatename, context, doctree):
    app.env.page_contents = getattr(app.env, "page_contents", {})
    if doctree is not None:
        app.env.page_contents[pagename] = headings(context.get("toc", ""))


def shape(app):
    """Once for all pages: what is made of each of them."""
    contents = getattr(app.env, "page_contents", {})

    def one(path, html):
        name = path.relative_to(app.outdir).with_suffix("").as_posix()
        if name not in contents or '<div class="bd-sidebar-secondary" hidden>' in html:
            return html  # the theme's own page, or shaped already
        return shaped(html, contents[name])

    return one


def setup(app):
    app.connect("html-page-context", remember)
    pages.change(app, shape)
    return {"parallel_read_safe": True, "parallel_write_safe": False}  # what it remembers
