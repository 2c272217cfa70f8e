"""Numbers in a student's notebook: which are their own, and what is said of those they give.

Stands in the set-up cell below what answers.py holds.
"""

import hashlib
from itertools import product

import numpy as np

from emgrade.answers import looked_up
from emgrade.seeds import own


def numbers_of(get_student, draw):
    """The numbers that belong to a student's name."""
    student, problem = looked_up(get_student, "STUDENT")
    return draw(own("" if problem or student is None else str(student)))


def given(get_student, draw):
    """The same in order, after they are printed."""
    if not str(looked_up(get_student, "STUDENT")[0] or "").strip():
        print("These are nobody's numbers: write your name into STUDENT above, and run all again.")
    numbers = numbers_of(get_student, draw)
    print(", ".join(f"{name} = {number!r}" for name, number in numbers.items()))
    return tuple(numbers.values())


def given_row(get_student, draw):
    return row_of(numbers_of(get_student, draw).values())


def row_of(numbers):
    """Given numbers as the name of a row of a table: the same on every machine."""
    return " ".join(f"{number:.10g}" for number in numbers)


def digest(question, row, slip, buckets):
    """Stands for a number that known slips give: it can be recognised and not be read."""
    text = "|".join([question, row, str(slip), *map(str, buckets)])
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def buckets(value, tol, moved=0.0):
    """Where each number lies among steps of tol/2; no plain number lies on an edge."""
    steps = (np.atleast_1d(np.asarray(value, float)) + moved) / (tol / 2)
    return np.floor(steps + 1 / np.pi).astype(int).tolist()


def around(value, tol):
    """The buckets of every number (or numbers) that is within tol of this one."""
    low, high = buckets(value, tol, -tol), buckets(value, tol, tol)
    return product(*(range(a, b + 1) for a, b in zip(low, high, strict=True)))


def known_slip(question, row, digests, value, tol):
    """The position of the slip that gives this value, or None."""
    near = list(around(value, tol))
    for slip, known in enumerate(digests):
        if any(digest(question, row, slip, steps) == known for steps in near):
            return slip
    return None


def is_near(value, right, tol):
    """right: as it stands in a row, with commas; "-" is not told before the grading."""
    right = np.array(right.split(","), float)
    return bool(np.all(np.abs(np.atleast_1d(np.asarray(value, float)) - right) <= tol))


def amount(get, name, asked, row=lambda: ""):
    """Print whether a number (or several) is there and finite, and a known slip by its reason.

    asked: the question's id, how many numbers (None: one alone), tol, the reasons of the slips, a
    hint, the place to read, and rows, "numbers = right digest digest; ...": what is right (or "-")
    for given numbers, then a digest for each slip.
    """
    value, problem = looked_up(get, name)
    count, tol = asked["count"], asked["tol"]
    if not problem and value is None:
        what = "a number" if count is None else f"{count} numbers, in the order asked for,"
        problem = f"write {what} into {name}"
    try:
        shape = np.shape(np.asarray(value, float))
    except (TypeError, ValueError):
        shape = None
    if problem or shape != (() if count is None else (count,)):
        what = "a number" if count is None else f"{count} numbers, in the order asked for"
        print(f"not yet: {problem or f'{name} must be {what}, found {value!r:.60}'}")
        return
    if not (np.isfinite(np.asarray(value, float)).all() and np.max(np.abs(value)) < 1e12):
        print(f"not yet: {name} is not finite")
        return
    rows = dict(line.split(" = ") for line in asked["rows"].split("; "))
    right, *digests = rows.get(row(), "-").split()
    if right != "-" and is_near(value, right, tol):
        print("right")
        return
    slip = known_slip(asked["id"], row(), digests, value, tol)
    if slip is not None:
        print(f"not yet: {asked['whys'][slip]}. Read {asked['place']}")
    elif right != "-":
        print(f"not yet: this is not it. Hint: {asked['hint']}. Read {asked['place']}")
    else:
        shown = ", ".join(f"{part:.6g}" for part in np.atleast_1d(np.asarray(value, float)))
        print(f"there: {name} = {shown}. Whether it is right is told after the grading.")
