"""Where no script runs, the page says in words what a figure shows."""

import importlib.util
import json
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "tools" / "sphinx" / "still_figures.py"


def load():
    spec = importlib.util.spec_from_file_location("still_figures", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
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
