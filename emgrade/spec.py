"""What an assignment asks and how it is judged: the words that its grade.py is written in.

A grade.py defines ASSIGNMENT. Its solutions are not here: they stand in master.md, between
### BEGIN SOLUTION and ### END SOLUTION, and are read from there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from numpy.random import Generator


@dataclass(frozen=True)
class Rng:
    """Stands for np.random.default_rng(seed) among the arguments of a call."""

    seed: int


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that is recognised: code is M1 to M20 or a short word, why tells the student.

    answer: for a Function the wrong function; for a Number what it gives, a float or a function of
    the given numbers; for a Choice the option. A wrong Function may give other values each time,
    for it draws them, or adds another constant: seen(found, wanted, calls) tells that it is this.
    """

    code: str
    why: str
    answer: Callable | float | str | Sequence[float]
    seen: Callable[[Sequence, Sequence, Sequence[tuple]], bool] | None = None


@dataclass(frozen=True, kw_only=True)
class Check:
    """Calls of the student's function, judged together; passed as a whole or not at all.

    calls(rng) draws the arguments of each call. judge(found, wanted, calls) gives None, or in
    words what is wrong; found and wanted hold one value for each call. Without a judge, each found
    value must be close to the solution's. The hint names no hidden input.
    """

    name: str  # a sentence, unique in its question: "the rows sum to one"
    points: float
    calls: Callable[[Generator], Sequence[tuple]]
    hint: str
    visible: bool = False
    repeat: int = 1  # how often the calls are drawn anew; each time must pass
    rtol: float = 1e-5  # relative to the largest entry; float32 answers hold 1e-5
    judge: Callable[[Sequence, Sequence, Sequence[tuple]], str | None] | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all kinds share. section is a page of the book with its anchor, where it is taught."""

    id: str  # "e-step"; the cells of master.md that belong to it carry it as a tag
    title: str
    name: str  # the function or the variable that the student writes
    section: str  # "04-e-step.html#shares-by-bayes-rule"
    minutes: int
    mistakes: Sequence[Mistake] = ()


@dataclass(frozen=True, kw_only=True)
class Function(Question):
    """Code with a fixed signature."""

    checks: Sequence[Check]

    @property
    def points(self) -> float:
        return sum(check.points for check in self.checks)


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """A number, or several in a fixed order, each within tol of what right gives.

    given(rng) draws the student's own numbers, {name: value}; rng is seeded by the student's name.
    Its source goes into the student's notebook, so it uses nothing but rng, and right(**given) is
    not shown. The solution in master.md must give the same.
    """

    points: float
    right: Callable[..., float | Sequence[float]]
    tol: float
    hint: str
    given: Callable[[Generator], Mapping[str, float]] | None = None


@dataclass(frozen=True, kw_only=True)
class Choice(Question):
    """One of several options, {option: why it is right or wrong}."""

    points: float
    right: str
    options: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Text(Question):
    """A few sentences for a human, with a rubric: {what is looked for: points}."""

    rubric: Mapping[str, float]
    words: int  # at most

    @property
    def points(self) -> float:
        return sum(self.rubric.values())


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """An ordered set of questions under one slug, the name of its folder."""

    slug: str
    title: str
    questions: Sequence[Question] = field(default_factory=tuple)
    release: str = "graded"  # "practice": its solution is published on its page

    @property
    def points(self) -> float:
        return sum(question.points for question in self.questions)

    @property
    def minutes(self) -> int:
        return sum(question.minutes for question in self.questions)
