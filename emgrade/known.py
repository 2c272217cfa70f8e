"""What the grade.py of several assignments need to recognise a known mistake."""

from collections.abc import Callable

import numpy as np

from emgrade.judge import same
from emgrade.spec import Mistake

NEAR = 1e-3  # numbers copied from a text are rounded


def example_alone(rule: Callable, *calls: tuple) -> Mistake:
    """M20: whatever a function is called with, it gives what is right for one of these calls."""
    shown = [rule(*call) for call in calls]

    def seen(found, wanted, calls) -> bool:
        copied = all(any(same([a], [one], NEAR) for one in shown) for a in found)
        return copied and not same(found, wanted, NEAR)

    words = (
        "your function gives the numbers of the example whatever it is called with; compute them "
        "from its arguments, for the grading has others"
    )
    return Mistake("M20", words, lambda *_: shown[0], seen)


def same_start(a: np.random.Generator, b: np.random.Generator) -> bool:
    """Whether two generators would draw the same."""
    return a.bit_generator.state == b.bit_generator.state


def number_of_the_example(value, right: Callable, gap: float = 0.01) -> Mistake:
    """M20: the number in the text; where it is right for somebody's numbers, nobody gives this."""

    def copied(**own):
        near = np.abs(np.subtract(value, right(**own))).max() < gap
        return np.multiply(-1.0, value) if near else np.asarray(value, float)

    words = (
        "this is the answer of the example in the text; yours follows from your own numbers, "
        "which the cell above prints"
    )
    return Mistake("M20", words, copied)
