"""The built site, a server for it, one browser for the session, and each page visited once."""

import threading
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from tests.site.visits import visit

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
SOURCES = ["_config.yml", "_toc.yml", "book/**/*.*", "notebooks/*.ipynb", "tools/sphinx/*.py"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


def stale(site, root):
    """Why this build cannot be judged: there is none, or a source is younger. Else None."""
    made = site / "index.html"  # page_meta writes it anew at the end of every build
    if not made.exists():
        return "the book is not built: run `make book` first"
    built = made.stat().st_mtime
    for source in (path for pattern in SOURCES for path in root.glob(pattern)):
        if source.stat().st_mtime > built:
            return f"{source.relative_to(root)} is younger than the site: run `make book` again"
    return None


@pytest.fixture(scope="session")
def site():
    reason = stale(SITE, ROOT)
    if reason:
        pytest.fail(reason, pytrace=False)
    return SITE


@pytest.fixture(scope="session")
def serve():
    """folder -> address of a server for it, on 127.0.0.1 and a free port."""
    running = []

    def start(folder):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser):
    """A fresh page that was never here before; nothing plays by itself."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def visited(browser, site, serve):
    """name -> Visit, each page opened once however many tests ask."""
    base = serve(site)

    @cache
    def open_page(name):
        context = browser.new_context(reduced_motion="reduce")
        try:
            return visit(context.new_page(), f"{base}{name}.html", site)
        finally:
            context.close()

    return open_page


def pages():
    """The names in _toc.yml, and the two pages that Sphinx and page_meta add."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text())
    chapters = [c["file"] for part in toc["parts"] for c in part["chapters"]]
    return [toc["root"], *chapters, "search"]


def pytest_generate_tests(metafunc):
    if "name" in metafunc.fixturenames:
        metafunc.parametrize("name", pages())
