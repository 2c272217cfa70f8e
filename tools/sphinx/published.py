"""What a site needs on a server: dates of change, a map, a page for addresses that are gone.

The dates are those of the repository's last commits; a copy without its history has none. The map
and the page have to name addresses, so they are made only when `publication.address` is set.
`.nojekyll` tells GitHub to serve files whose names begin with an underscore.
"""

import subprocess
from datetime import date
from html import escape
from pathlib import Path

from page_meta import FORWARD

COMMITS = ["git", "log", "--relative", "--no-renames", "--format=%x00%cs", "--name-only", "--", "."]
SHALLOW = ["git", "rev-parse", "--is-shallow-repository"]
ENTRY = "<url><loc>{}</loc>{}</url>\n"
MAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}</urlset>
"""
NOT_KEPT = '<meta name="robots" content="noindex">'
GONE = "There is no page at this address"


def asked(command, folder):
    """What a program prints there; nothing where it is missing or fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def last_changes(folder):
    """{file: day of the last commit that touched it}, "2026-11-26"; {} if history is not there."""
    if asked(SHALLOW, folder).strip() != "false":
        return {}
    days = {}
    for commit in asked(COMMITS, folder).split("\0")[1:]:
        day, *files = commit.split("\n")
        for file in filter(None, files):
            days.setdefault(file, day)
    return days


def in_words(day):
    """'2026-11-06' -> '6 November 2026'."""
    when = date.fromisoformat(day)
    return f"{when.day} {when:%B %Y}"


def sitemap(pages):
    """{address: day of change, or ""} -> the map that search engines read."""
    return MAP.format(
        "".join(
            ENTRY.format(escape(url), f"<lastmod>{day}</lastmod>" if day else "")
            for url, day in pages.items()
        )
    )


def read_dates(app):
    app.days = last_changes(app.srcdir)


def day_of(app, name):
    """The last day on which a page or a file that it includes was changed; "" if nobody knows."""
    files = [app.env.doc2path(name, base=False), *app.env.dependencies.get(name, ())]
    return max((app.days.get(str(file), "") for file in files), default="")


def say_date(app, pagename, templatename, context, doctree):
    """Where the theme would write the day of the build, it writes the day of the last change."""
    day = day_of(app, pagename) if doctree else ""
    context["last_updated"] = in_words(day) if day else None


def write_files(app, exception):
    if exception or app.builder.format != "html":
        return
    out, base = Path(app.outdir), app.config.html_baseurl
    (out / ".nojekyll").touch()
    if not base:
        return
    names = [app.config.root_doc, *sorted(app.env.found_docs - {app.config.root_doc})]
    pages = {base + app.builder.get_target_uri(name): day_of(app, name) for name in names}
    (out / "sitemap.xml").write_text(sitemap(pages), "utf-8")
    title = f"{GONE} — {app.config.html_title}"
    gone = FORWARD.format(language=app.config.language, title=title, first=base, card=NOT_KEPT)
    (out / "404.html").write_text(gone, "utf-8")


def setup(app):
    app.connect("builder-inited", read_dates)
    app.connect("html-page-context", say_date)
    app.connect("build-finished", write_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
