"""A chapter is read in one sitting: its words, cells, code, figures and assertions are bounded."""

import pytest

from notebooks import ROOT
from tests.notebooks.budget import budget, words

CHAPTERS = sorted((ROOT / "notebooks").glob("*.ipynb"))
OPENING = "00-start-here"  # shorter, without exercises


def test_words_are_counted_as_a_reader_reads_them():
    assert words(r"Let $x = \mu + L \varepsilon$ be **drawn**.") == 4
    table = "| a | b |\n|---|---|\n| 1 | no |\n| 2 | no |"
    assert words(f":::{{admonition}} Predict\n:class: predict\nWhich one?\n:::\n{table}") == 4
    assert words("$$\n\\ell = \\sum_n \\ln p\n$$ (eq)\n\nSo it rises.") == 5


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_keeps_its_budget(path):
    found = budget(path)
    assert found["words"] <= 2250
    assert found["cells"] <= 65 and found["longest"] <= 21
    assert 2 <= found["figures"] <= 5
    assert path.stem == OPENING or (found["cells"] >= 30 and found["assertions"] >= 4)
