"""Mutants: a function with one small fault in it, one for each place where one could be made.

Mutation tools start a test suite for every mutant; here the judge is called in this process, and a
mutant may also lose an argument of a call, or have `min` for `max`, which such tools do not try.
"""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from emgrade.changes import changes, having

COMPOUND = ("body", "orelse", "finalbody", "handlers")


class Mutant(NamedTuple):
    """The changed line, as it has become, and the source of the whole cell with it."""

    line: str
    source: str


class Place(NamedTuple):
    """Where a node stands in a tree: parent.field, or parent.field[index]; in which statement."""

    node: ast.AST
    parent: ast.AST
    field: str
    index: int | None
    statement: ast.stmt

    def put(self, node) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(source: str, name: str) -> Iterator[Mutant]:
    """Of the function of this name in a cell; its signature and its docstring stay."""
    tree = ast.parse(source)
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == name)
    for place in [p for part in function.body for p in places(part, function, part)]:
        for change in changes(place.node):
            new = change()
            place.put(ast.Pass() if new is None else new)
            gone, whole = new is None, place.node is place.statement
            line = (
                f"without: {head(place.node)}" if gone else head(new if whole else place.statement)
            )
            yield Mutant(line, ast.unparse(ast.fix_missing_locations(tree)))
            place.put(place.node)


def places(node, parent, statement, field="body") -> Iterator[Place]:
    """A node's own place, and those of all that is in it."""
    index = getattr(parent, field).index(node) if isinstance(getattr(parent, field), list) else None
    statement = node if isinstance(node, ast.stmt) else statement
    yield Place(node, parent, field, index, statement)
    for name, value in ast.iter_fields(node):
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, ast.AST):
                yield from places(part, node, statement, name)


def head(statement: ast.stmt) -> str:
    """A statement in one line; of a loop or a condition what stands before its body."""
    bare = having(statement, **{name: [] for name in COMPOUND if hasattr(statement, name)})
    return " ".join(ast.unparse(ast.fix_missing_locations(bare)).split())
