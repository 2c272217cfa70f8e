"""What a slide takes from a chapter, in a book of one chapter and one lecture."""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
CONF = f"""
import sys
sys.path.insert(0, {str(ROOT / "tools" / "sphinx")!r})
extensions = ["myst_parser", "sphinx_proof", "sphinx.ext.mathjax"]
extensions += ["chapter_numbers", "from_chapter"]
master_doc, numfig, html_theme = "home", True, "basic"
myst_enable_extensions = ["colon_fence", "dollarmath"]
"""
CHAPTER = """# Six

$$
a = 1
$$ (eq-none)

$$
a = b
$$ (eq-Six)

:::{prf:theorem} First
:label: thm-first
See {eq}`eq-Six`.
:::

:::{prf:theorem} Second
:label: thm-Second
So.
:::

:::{admonition} Box
:class: one-sentence
The first box.
:::

:::{admonition} Box
:class: one-sentence
The second box.
:::

```python
def e_step(x):
    return x
```
"""
PLACES = ["eq-Six", "thm-first", "thm-Second", "one-sentence", "one-sentence-2", "def-e_step"]
GONE = ["eq-gone", "one-sentence-3"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """(what the build complained of, the lecture's slides, by the place that each one shows)."""
    folder = tmp_path_factory.mktemp("lecture")
    directive = "## {0}\n\n```{{from-chapter}} 06-six#{0}\n```\n"
    lecture = "# Lecture\n\n" + "\n".join(directive.format(place) for place in [*PLACES, *GONE])
    pages = {
        "conf.py": CONF,
        "home.md": "# Home\n\n```{toctree}\nnotebooks/06-six\nbook/slides/lecture-1\n```\n",
        "notebooks/06-six.md": CHAPTER,
        "book/slides/lecture-1.md": lecture,
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", folder, folder / "out"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    html = (folder / "out/book/slides/lecture-1.html").read_text()
    slides = BeautifulSoup(html, "html.parser").select("section > section")
    return done, dict(zip([*PLACES, *GONE], slides, strict=True))


def test_equations_and_theorems_keep_their_chapters_number(built):
    _, slides = built
    assert "(6.2)" in slides["eq-Six"].get_text()
    first, second = (
        slides[p].select_one(".theorem").get_text() for p in ("thm-first", "thm-Second")
    )
    assert "Theorem 6.1" in first and "Theorem 6.2" in second


def test_a_link_in_what_is_shown_leads_to_where_it_led(built):
    link = built[1]["thm-first"].select_one(".theorem p a")
    assert link["href"] == "../../notebooks/06-six.html#equation-eq-six"


def test_boxes_are_counted_and_code_is_known_by_what_it_defines(built):
    _, slides = built
    assert "The first box." in slides["one-sentence"].get_text()
    assert "The second box." in slides["one-sentence-2"].get_text()
    assert "return x" in slides["def-e_step"].pre.get_text()


def test_the_last_line_leads_to_the_place_in_the_chapter(built):
    line = built[1]["thm-Second"].select_one("p.em-from")
    assert line.get_text() == "From chapter 06, Six"
    assert line.a["href"] == "../../notebooks/06-six.html#thm-Second"


def test_a_place_that_is_gone_fails_the_build_and_names_the_slide(built):
    done, _ = built
    line = {place: 3 + 5 * (len(PLACES) + i) + 2 for i, place in enumerate(GONE)}
    assert done.returncode != 0 and done.stderr.count("WARNING") == len(GONE)
    for place in GONE:
        told = (
            f"lecture-1.md:{line[place]}: WARNING: from-chapter: notebooks/06-six has no '{place}'"
        )
        assert told in done.stderr
