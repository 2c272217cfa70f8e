"""What the check cells of a student's notebook call; needs numpy alone, prints, never raises.

Joined to emlib/selfcheck.py it stands in the set-up cell of each notebook as the module emcheck.
An answer is given as `lambda: its_name`, so that a name that is missing is told in a line.
"""

import hashlib
from itertools import product

import numpy as np

from emgrade.flaws import word_count
from emgrade.seeds import own
from emlib.selfcheck import answered, choice, copies, difference


class Marker:
    """Stands among the numbers of a check for what has no short form."""

    def __init__(self, kind, value):
        self.kind, self.value = kind, value


def rng(seed):
    return Marker("rng", seed)


def items(*values):
    return Marker("list", values)


def empty(*shape):
    return Marker("empty", shape)


nan, inf, minus_inf = float("nan"), float("inf"), -float("inf")


def real(value):
    """A stored value as the function gets it: a list of numbers stands for an array."""
    if isinstance(value, tuple):
        return tuple(map(real, value))
    if isinstance(value, dict):
        return {key: real(part) for key, part in value.items()}
    if isinstance(value, list):
        return np.array(value)
    if not isinstance(value, Marker):
        return value
    if value.kind == "rng":
        return np.random.default_rng(value.value)
    return list(map(real, value.value)) if value.kind == "list" else np.empty(value.value)


def plain(found):
    """What came back, with arrays for lists of numbers, as a judge expects it."""
    if isinstance(found, tuple):
        return tuple(map(plain, found))
    if isinstance(found, dict):
        return {key: plain(part) for key, part in found.items()}
    try:
        return np.asarray(found) if isinstance(found, list) else found
    except ValueError:
        return found


def looked_up(get, name):
    """(the value of the reader's name, None), or (None, what to do)."""
    try:
        return get(), None
    except Exception:
        return None, f"there is no {name}: write it, and run its cell"


def verdicts(get, name, checks, place):
    """A line for each visible check of a function: “right: ...” or “not yet: ...”."""
    answer, problem = looked_up(get, name)
    if not problem and not callable(answer):
        problem = f"{name} is no function: has another cell taken its name?"
    for check in checks:
        why = problem or flaw(answer, name, check, place)
        if why and (problem or why == f"write {name} first"):
            yield f"not yet: {why}"
            return
        yield f"not yet: {check['check']}: {why}" if why else f"right: {check['check']}"


def flaw(answer, name, check, place):
    """What is wrong with a function in one check, or None."""
    found = []
    for call in check["calls"]:
        value, problem = answered(answer, real(call), name)
        if problem:
            return problem
        found.append(plain(value))
    wanted = [real(value) for value in check["wanted"] or [None] * len(found)]
    problem = compared(found, wanted, check)
    if not problem:
        return None
    for why, outputs in check["mistakes"]:
        if not any(map(difference, found, map(real, outputs), [check["rtol"]] * len(found))):
            return f"{why}. Read {place}"
    return f"{problem}. Hint: {check['hint']}. Read {place}"


def compared(found, wanted, check):
    """What differs, in words, by the check's own judge if it has one; None if nothing does."""
    if not check["judge"]:
        pairs = zip(found, wanted, strict=True)
        return next((d for a, b in pairs if (d := difference(a, b, check["rtol"]))), None)
    try:
        with np.errstate(all="ignore"):
            return check["judge"](found, wanted, [copies(real(call)) for call in check["calls"]])
    except Exception:
        return "what came back is not of the form that was asked for"


def outputs(get, name, checks, place):
    """Print how the visible checks of a function went."""
    lines = list(verdicts(get, name, checks, place))
    print(*lines, sep="\n")
    if all(line.startswith("right") for line in lines):
        print("These are the visible checks; the grading has others, with other numbers.")


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


def option(get, name, options, right=None):
    """Print whether one of the options is chosen, and whether it is the right one if that is told.

    options: their names; {name: why it is right or wrong} if right is given.
    """
    value, problem = looked_up(get, name)
    if problem or value not in list(options):
        found = problem or f"{name} = {value!r:.60}"
        print(f"not yet: choose one of {', '.join(map(repr, options))}; {found}")
    elif right is not None:
        choice(value, right, options)
    else:
        print(f"there: {name} = {value!r}. Whether it is right is told after the grading.")


def words(get, name, most):
    """Print how long a text is."""
    value, problem = looked_up(get, name)
    count = 0 if problem else word_count(value)
    if problem or not count:
        print(f"not yet: {problem or f'write your sentences into {name}'}")
    elif count > most:
        print(f"not yet: {count} words; at most {most}")
    else:
        print(f"there: {count} of at most {most} words; a person reads them")
