"""The sources of the lectures: what a slide says is short, timed, and stands in its chapters."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LECTURES = sorted((ROOT / "book" / "slides").glob("lecture-*.md"))
WORDS = 50  # that a slide says by itself; what comes from a chapter counts as a picture
BOX = re.compile(
    r"^:::\{admonition\} (?P<title>.*)\n:class: (?P<kinds>.*)\n(?P<text>(?:.*\n)*?):::", re.M
)
BROUGHT = re.compile(r"```\{from-chapter\} (?P<chapter>[\w-]+)#(?P<place>\S+)\n```")
MINUTES = re.compile(r"^\*\*(\d+) minutes?")
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)")


@pytest.fixture(params=LECTURES, ids=lambda path: path.stem)
def lecture(request):
    return request.param.read_text("utf-8").split("---\n", 2)[2]


def slides(lecture):
    """{heading: what stands below it}, the title's own part first."""
    parts = re.split(r"^#{1,2} (.*)\n", lecture, flags=re.M)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def boxes(text, kind):
    return [box for box in BOX.finditer(text) if kind in box["kinds"].split()]


def minutes(text):
    return sum(int(MINUTES.match(note["text"])[1]) for note in boxes(text, "for-speaker"))


def own_words(text):
    """What the class reads that no chapter has written."""
    for kind in ("for-speaker", "answer"):
        for box in boxes(text, kind):
            text = text.replace(box[0], "")
    text = BROUGHT.sub("", BOX.sub(lambda box: box["text"], text))
    text = re.sub(r"^(\d\.|-|\|[-|]+\|$)", "", text, flags=re.M)
    return re.sub(r"\$.*?\$", "formula", text).replace("|", " ").split()


@cache
def stored(slug):
    """The numbers that a chapter's notebook says, computes or prints, without their signs."""
    cells = json.loads((ROOT / "notebooks" / f"{slug}.ipynb").read_text("utf-8"))["cells"]
    printed = [out.get("text", ()) for cell in cells for out in cell.get("outputs", ())]
    told = [str(cell["metadata"].get("mystnb", "")) for cell in cells]
    told = [*told, *("".join(lines) for lines in [*printed, *(c["source"] for c in cells)])]
    return numbers("\n".join(told))


def numbers(text):
    """{"0.99", "150"}: the numbers in a text that are more than a count or a letter's index."""
    found = NUMBER.findall(re.sub(r"\{,\}|(?<=\d),(?=\d{3}\b)", "", text))
    return {number for number in found if "." in number or len(number) > 2}


def test_the_list_of_lectures_says_how_many_slides_each_has():
    listed = (ROOT / "book" / "slides" / "index.md").read_text("utf-8")
    rows = re.findall(r"\((lecture-\d)\.md\) \|[^|]*\| (\d+) \|", listed)
    assert rows == [(p.stem, str(len(slides(p.read_text("utf-8"))))) for p in LECTURES]


def test_each_slide_has_notes_that_begin_with_their_minutes(lecture):
    (title, first), *others = slides(lecture).items()
    assert title.startswith("Lecture") and len(boxes(first, "for-speaker")) == 1
    for heading, text in others:
        (note,) = boxes(text, "for-speaker")
        assert MINUTES.match(note["text"]), heading


def test_the_minutes_are_those_that_the_first_note_promises(lecture):
    (_, first), *others = slides(lecture).items()
    promised = int(re.search(r"minutes\s+add\s+up\s+to\s+(\d+)", first)[1])
    assert sum(minutes(text) for _, text in others) == promised <= 75


def test_a_lecture_has_votes_moving_figures_and_one_task_in_pairs(lecture):
    moving = [b for b in BROUGHT.finditer(lecture) if b["place"].startswith("em-figure")]
    assert (
        len(moving) >= 2 and len(boxes(lecture, "vote")) >= 2 and len(boxes(lecture, "pair")) == 1
    )


def test_a_vote_has_one_right_choice_and_its_notes_explain_each_wrong_one(lecture):
    for heading, text in slides(lecture).items():
        for vote in boxes(text, "vote"):
            choices = "ABCD"[: len(re.findall(r"^\d\. ", vote["text"], re.M))]
            (answer,) = boxes(text, "answer")
            right = re.match(r"\*\*([A-D])\b", answer["text"])[1]
            notes = boxes(text, "for-speaker")[0]["text"]
            explained = set(re.findall(r"\b[A-D]\b", notes))
            assert len(choices) >= 3 and right in choices, heading
            assert set(choices) - {right} <= explained, heading


def test_a_slide_says_few_words(lecture):
    long = {heading: len(own_words(text)) for heading, text in slides(lecture).items()}
    assert {heading: n for heading, n in long.items() if n > WORDS} == {}


def test_a_number_on_a_slide_stands_in_one_of_its_chapters(lecture):
    chapters = {brought["chapter"] for brought in BROUGHT.finditer(lecture)}
    text = re.sub(r"§[\d.]+", "", BROUGHT.sub("", lecture))
    assert numbers(text) and numbers(text) - set().union(*map(stored, chapters)) == set()
