"""Where no script runs, or a figure cannot start, the page shows its picture and says its words."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from emlib.widgets import BeTheEM, MixtureOrSum
from tests.widgets.conftest import MOUNTED, page_html

SOURCE = Path(__file__).parents[2] / "tools" / "sphinx" / "still_figures.py"


def load():
    sys.path.insert(0, str(SOURCE.parent))  # as Sphinx does: extensions import each other
    spec = importlib.util.spec_from_file_location("still_figures", SOURCE)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.path[0]
    return module


def tag(kind, content):
    mime = f"application/vnd.jupyter.widget-{kind}+json"
    return f'<script type="{mime}">\n{json.dumps(content)}\n</script>'


def test_each_figure_is_followed_by_its_own_words():
    state = {
        "state": {"a": {"state": {"alt": "Points & rings."}}, "b": {"state": {"alt": "A <b>."}}}
    }
    page = f"<p>{tag('view', {'model_id': 'b'})}</p><p>{tag('view', {'model_id': 'a'})}</p>"
    told = load().with_words(page + tag("state", state))
    first, second = told.split("</p></noscript>")[:2]
    assert first.endswith("<noscript><p>A &lt;b&gt;. With JavaScript this figure can be moved.")
    assert "<noscript><p>Points &amp; rings. With" in second
    assert told.count("<noscript>") == 2


def test_a_page_without_figures_is_left_alone():
    assert load().with_words("<p>Text</p>") == "<p>Text</p>"


def test_its_picture_stands_before_its_words():
    state = {"state": {"a": {"state": {"alt": "Points."}}}}
    page = tag("view", {"model_id": "a"}) + tag("state", state)
    told = load().with_words(page, "01-x", {"01-x-1": (840, 596)}, "../")
    picture, words = told.partition("<noscript>")[2].split("</picture>")
    assert words.startswith("<p>Points. With")
    assert 'src="../_static/stills/01-x-1-light.png" alt="" width="840" height="596"' in picture
    assert 'media="screen and (prefers-color-scheme: dark)"' in picture  # not on paper
    assert 'srcset="../_static/stills/01-x-1-dark.png"' in picture


def cut(state):
    return state[: len(state) // 2]


def foreign(state):
    return state.replace('"model_name": "AnyModel"', '"model_name": "OtherModel"')


def wrong_path(state):
    return state.replace('"path": ["', '"path": ["nowhere", "', 1)


def broken(state):
    return state.replace('"_esm": "', '"_esm": "throw new Error(1); ', 1)


@pytest.mark.browser
@pytest.mark.parametrize(("harm", "alive"), [(cut, 0), (foreign, 0), (broken, 1), (wrong_path, 1)])
def test_a_figure_that_cannot_start_is_its_words_and_the_others_start(
    harm, alive, browser, tmp_path
):
    whole = load().with_words(page_html([MixtureOrSum(), BeTheEM()], (), "light"))
    start = whole.index('<script type="application/vnd.jupyter.widget-state+json">') + 54
    end = whole.index("</script>", start)
    path = tmp_path / "page.html"
    path.write_text(whole[:start] + harm(whole[start:end]) + whole[end:], "utf-8")
    page = browser.new_page(reduced_motion="reduce")
    page.goto(path.as_uri())
    page.wait_for_function(MOUNTED, arg=alive)
    words = page.locator(".em-mount > p")
    words.nth(1 - alive).wait_for()
    assert words.count() == 2 - alive
    assert words.last.inner_text() in (MixtureOrSum().alt, BeTheEM().alt)
    page.close()
