"""The page of goals: each chapter's goals in its own words, sections and exercises that exist."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "book" / "objectives.md").read_text(encoding="utf-8")
CHAPTERS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PARTS = {}
for part in re.split(r"^## ", PAGE, flags=re.M)[1:]:
    PARTS[re.search(r"\.\./notebooks/([\w-]+)\.ipynb", part)[1]] = part


def prose(path):
    """The chapter's cells of text, in one."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def rows(part):
    """(goal, sections, exercises) of each row, without the remarks in italics."""
    found = re.findall(r"^\| (?!you will)(.*) \| (.*) \| (.*) \|$", part, re.M)
    return [(re.sub(r" \*\(.*?\)\*", "", goal), *rest) for goal, *rest in found]


def left_over(sentence, goals):
    """What of “You will …” no goal repeats, but for commas and the like."""
    for goal in sorted(goals, key=len, reverse=True):
        assert goal in sentence
        sentence = sentence.replace(goal, "", 1)
    return re.sub(r"[,;.\s]|\band\b", "", sentence)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_goal_of_a_chapter_stands_in_the_table(path):
    said = re.search(r"\*\*You will\*\*(.*?)\n\n", prose(path), re.S)[1]
    goals = [goal for goal, *_ in rows(PARTS[path.stem])]
    assert left_over(" ".join(said.split()), goals) == ""


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_every_section_and_exercise_of_the_table_exists(path):
    text = prose(path)
    headings = set(re.findall(r"^#{2,3} (.*)$", text, re.M))
    exercises = set(re.findall(r"^:label: (ex-[\w-]+)$", text, re.M))
    for _, sections, practice in rows(PARTS[path.stem]):
        named = re.findall(rf"\[([^\]]*)\]\(\.\./notebooks/{path.stem}\.ipynb#", sections)
        assert named and set(named) <= headings
        assert set(re.findall(r"<(ex-[\w-]+)>", practice)) <= exercises


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_no_section_and_no_exercise_of_a_chapter_is_left_out(path):
    text, part = prose(path), PARTS[path.stem]
    for heading in re.findall(r"^## (.*)$", text, re.M):
        assert heading in ("What we saw", "Exercises") or f"[{heading}](" in part
    for label in re.findall(r"^:label: (ex-[\w-]+)$", text, re.M):
        assert f"<{label}>" in part


def test_a_goal_that_the_table_forgets_is_noticed():
    assert left_over("run a fit; read a trace; and report it.", ["run a fit", "report it"])
