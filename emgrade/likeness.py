"""Submissions that share much code: a reason for a human to look, never a proof of anything.

Code is compared as runs of tokens, in which variables have no names and comments and layout do not
count. What the template gave, and what many in the class wrote, is taken out first.
"""

import io
import keyword
import re
import tokenize
from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from emgrade.records import Answer

RUN = 8  # tokens; a run that two share is evidence
LEAST = 40  # runs of one's own; below, right answers are alike by chance
WORDS = 8  # of a text; shorter ones are the same by chance
SHARE = 0.8  # of the runs of the shorter one
MANY = 0.2  # runs that so many of the class wrote are idiom
SKIPPED = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


class Pair(NamedTuple):
    one: str
    other: str
    share: float  # of the shorter one's own runs, found in the other
    runs: int  # of the shorter one


def tokens(cell: str) -> list[str]:
    """The code of a cell as words; variables are all called v, long texts are their words."""
    try:
        found = [
            token
            for token in tokenize.generate_tokens(io.StringIO(cell).readline)
            if token.type not in SKIPPED
        ]
    except (tokenize.TokenError, SyntaxError):
        return re.findall(r"\w+|[^\w\s]", cell)
    words, before = [], ""
    for token in found:
        words += said(token, before)
        before = token.string
    return words


def said(token: tokenize.TokenInfo, before: str) -> list[str]:
    if token.type == tokenize.STRING:
        return re.findall(r"\w+", token.string.lower()) if len(token.string) > 80 else ["text"]
    if token.type == tokenize.NAME and before != "." and not keyword.iskeyword(token.string):
        return ["v"]
    return [token.string]


def runs(cells: list[str]) -> set[tuple[str, ...]]:
    """Every run of RUN tokens within a cell."""
    lists = map(tokens, cells)
    return {tuple(words[n : n + RUN]) for words in lists for n in range(len(words) - RUN + 1)}


def alike(cells: dict[str, list[str]], template: list[str]) -> list[Pair]:
    """Pairs of students whose code is nearly the same, the most alike first."""
    given = runs(template)
    own = {student: runs(code) - given for student, code in cells.items()}
    count = Counter(run for found in own.values() for run in found)
    idiom = {run for run, n in count.items() if n > max(3, MANY * len(own))}
    own = {student: found - idiom for student, found in own.items()}
    own = {student: found for student, found in own.items() if len(found) >= LEAST}
    pairs = [pair_of(one, other, own) for one, other in combinations(sorted(own), 2)]
    return sorted((pair for pair in pairs if pair.share >= SHARE), key=lambda pair: -pair.share)


def twins(texts: Iterable[Answer]) -> dict[tuple[str, str], list[str]]:
    """{(student, question): whose text has the same words}; capitals and signs do not count."""
    groups = {}
    for text in texts:
        words = tuple(re.findall(r"\w+", text.answer.lower()))
        if len(words) >= WORDS:
            groups.setdefault((text.question, words), []).append(text.student)
    return {
        (student, question): sorted(other for other in group if other != student)
        for (question, _), group in groups.items()
        for student in group
        if len(group) > 1
    }


def pair_of(one: str, other: str, own: dict) -> Pair:
    least = min(len(own[one]), len(own[other]))
    return Pair(one, other, len(own[one] & own[other]) / least, least)
