"""What all figures share: one self-contained module, one style sheet, words for the picture."""

import numbers
import re
from pathlib import Path

import anywidget
import numpy as np
import traitlets

JS = Path(__file__).parent / "js"
REMARK = re.compile(r"^ */\*.*?\*/\n?| */\*.*?\*/", re.DOTALL | re.MULTILINE)  # of a style sheet
IMPORT = re.compile(r'^import .* from "\./(\w+)\.js";$', re.MULTILINE)


def joined(name: str) -> str:
    """The module `name` and all it imports as one: it is loaded where no import resolves."""
    order = []

    def visit(module):
        for needed in IMPORT.findall((JS / f"{module}.js").read_text(encoding="utf-8")):
            visit(needed)
        if module not in order:
            order.append(module)

    visit(name)
    return "".join(_body(module) for module in order)


def _body(module: str) -> str:
    source = IMPORT.sub("", (JS / f"{module}.js").read_text(encoding="utf-8"))
    lines = (re.sub(r"^export (?!default)", "", line.strip()) for line in source.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def styled(*sheets: str) -> str:
    """The kit's style sheet, and after it those that one kind of figure needs besides."""
    whole = "".join((JS / f"{name}.css").read_text(encoding="utf-8") for name in ("em", *sheets))
    return REMARK.sub("", whole)


def packed(x) -> bytes:
    """Numbers as a trait keeps them for the page: float64, little-endian, row by row."""
    return np.ascontiguousarray(x, "<f8").tobytes()


def rows(data, columns=2) -> np.ndarray:
    """What `packed` has packed, (N, columns)."""
    return np.frombuffer(data, "<f8").reshape(-1, columns)


class Figure(anywidget.AnyWidget):
    """The picture is a function of the traits. alt: what it shows, for those who do not see it."""

    _css = styled()

    alt = traitlets.Unicode().tag(sync=True)
    prediction = traitlets.Unicode().tag(sync=True)  # what the reader chose before moving anything


def refused(trait, wanted, value):
    """The error that says what a figure's trait can be."""
    told = f"{trait.name} must be {wanted}, found {value!r}: the figure draws no other"
    return traitlets.TraitError(told)


class Number(traitlets.Float):
    """A finite number from min to max."""

    def validate(self, obj, value):
        if isinstance(value, numbers.Real) and self.min <= value <= self.max:
            return float(value)
        raise refused(self, f"a number from {self.min:g} to {self.max:g}", value)


class Whole(traitlets.Int):
    """A whole number from min, and to max if there is one."""

    def validate(self, obj, value):
        most = np.inf if self.max is None else self.max
        if isinstance(value, numbers.Integral) and self.min <= value <= most:
            return int(value)
        limit = "" if self.max is None else f" to {self.max}"
        raise refused(self, f"a whole number from {self.min}{limit}", value)


class Switch(traitlets.Bool):
    """True or False."""

    def validate(self, obj, value):
        if isinstance(value, bool | np.bool_):
            return bool(value)
        raise refused(self, "True or False", value)


class Choice(traitlets.Enum):
    """One of some words."""

    def validate(self, obj, value):
        if isinstance(value, str) and value in self.values:
            return value
        raise refused(self, f"one of {', '.join(map(repr, self.values))}", value)
