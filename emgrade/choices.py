"""Options and texts in a student's notebook: whether one is chosen, and how long the other is.

Stands in the set-up cell below what amounts.py holds.
"""

from emgrade.answers import looked_up
from emgrade.flaws import word_count
from emlib.selfcheck import choice


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
