"""The rows of the gradebook, field by field.

What a student may read is in hint, why and note; private is for the teacher alone, for it may tell
of hidden inputs.
"""

from typing import NamedTuple


class Submission(NamedTuple):
    student: str
    assignment: str  # the slug
    sha256: str  # of the file
    late: float  # hours after the deadline, 0 if in time
    path: str
    received: str  # ISO time; text that sorts
    told: bool = False  # by the roster; if not, it is the file's own, often that of a download


class Run(NamedTuple):
    student: str
    assignment: str
    sha256: str  # of the submission that was graded
    seed: str  # a hash of the secret seed, never the seed
    versions: str  # of Python, numpy, scipy, the assignment and the grader
    status: str  # "ok", or the worst that happened: "limit", "ended", "unreadable"
    seconds: float


class Verdict(NamedTuple):
    """A row of checks. A Number and a Choice have one, named "answer"."""

    student: str
    assignment: str
    question: str  # its id
    name: str  # of the check
    visible: bool
    passed: bool
    points: float
    possible: float
    hint: str  # "" when passed
    code: str  # of the recognised mistake, or ""
    why: str  # what the recognised mistake tells the student, or ""
    note: str  # what else the student may read: the error, and of a visible check how it differs
    private: str  # what the judge said: for the teacher


class Answer(NamedTuple):
    """A row of texts."""

    student: str
    assignment: str
    question: str
    answer: str
    words: int
    possible: float


class Flag(NamedTuple):
    student: str
    assignment: str
    question: str  # "" for the whole submission
    kind: str  # one word: "limit", "unreadable", "hidden", "copy", ...
    words: str
    source: str  # the command that raised it: "collect", "grade", "report", "mark"


class Mark(NamedTuple):
    student: str
    assignment: str
    question: str
    points: float
    words: str  # what the human says to the student
    seen: str = ""  # what was marked, see below; "" in a gradebook from before it was kept


def seen_text(answer: str) -> str:
    """What the human saw of a Text: points for it count as long as it is the answer."""
    return f"text {answer}"


def seen_file(sha256: str) -> str:
    """What the human saw otherwise: points stay, and are flagged when another file counts."""
    return f"file {sha256}"


SEEN_ELSEWHERE = "elsewhere"  # of a student from whom no notebook was graded: on paper, say
