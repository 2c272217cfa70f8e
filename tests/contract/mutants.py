"""Plant a fault in emlib: functions are replaced wherever they are held, and given back after."""

import sys
from contextlib import contextmanager

from tests.contract.faults import Mutant

HOLDERS = ("emlib", "tests.contract")  # packages whose modules may hold a function of emlib


@contextmanager
def planted(mutant: Mutant):
    """Within it, emlib has the fault."""
    undo = []
    try:
        for name, wrap in mutant.wraps.items():
            original = the_one_called(name)
            undo += put(wrap(original), original)
        yield
    finally:
        for holder, key, original in reversed(undo):
            setattr(holder, key, original)


def the_one_called(name):
    """The function of emlib with this qualified name, its module in front where two have it."""
    found = {id(held): held for _, _, held in places() if called(held, name)}
    assert len(found) == 1, f"emlib has {len(found)} functions called {name}"
    return next(iter(found.values()))


def put(replacement, original):
    """Hold the replacement wherever the original was held: [(holder, key, original), ...]."""
    held = [(holder, key) for holder, key, value in places() if value is original]
    for holder, key in held:
        setattr(holder, key, replacement)
    return [(holder, key, original) for holder, key in held]


def places():
    """(holder, key, value) of all that modules and the classes in them hold."""
    seen = set()
    for name, module in list(sys.modules.items()):
        if module is None or not (name + ".").startswith(tuple(f"{h}." for h in HOLDERS)):
            continue
        for key, value in list(vars(module).items()):
            yield module, key, value
            if (
                isinstance(value, type)
                and value.__module__.startswith("emlib")
                and value not in seen
            ):
                seen.add(value)
                yield from ((value, name, held) for name, held in list(vars(value).items()))


def called(value, name):
    """Whether it is a function of emlib with that name."""
    module = getattr(value, "__module__", None) or ""
    qualified = f".{module}.{getattr(value, '__qualname__', '')}"
    return callable(value) and module.startswith("emlib") and qualified.endswith(f".{name}")
