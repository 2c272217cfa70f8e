"""What can be done to one node of a program so that it is slightly wrong."""

import ast
import copy
from collections.abc import Iterator

OPERATORS = {
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult},
    **{ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.MatMult: ast.Mult},
    **{ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And},
}
COMPARISONS = {
    **{ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE)},
    **{ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,)},
    **{ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,)},
}
NAMES = {"min": "max", "max": "min", "argmin": "argmax", "argmax": "argmin", "sum": "mean"}
NAMES |= {"mean": "sum", "zeros": "ones", "ones": "zeros", "maximum": "minimum", "log": "log2"}


def changes(node) -> Iterator:
    """What can be done to a node; each is called only if it is the one that is wanted."""
    yield from of_statement(node)
    if isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp) and type(node.op) in OPERATORS:
        yield lambda: having(node, op=OPERATORS[type(node.op)]())
    if isinstance(node, ast.UnaryOp) and not isinstance(node.operand, ast.Constant):
        yield lambda: node.operand
    if isinstance(node, ast.Compare):
        for other in COMPARISONS[type(node.ops[0])]:
            yield lambda other=other: having(node, ops=[other(), *node.ops[1:]])
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield lambda: having(node, test=ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.Constant):
        yield from of_constant(node)
    if isinstance(node, ast.Call):
        yield from of_call(node)
    if isinstance(node, ast.Attribute | ast.Name):
        yield from of_name(node)
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        yield lambda: having(node, elts=[*node.elts[1:], node.elts[0]])


def of_statement(node) -> Iterator:
    """A statement can be left out, but for texts and imports."""
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    kept = ast.Pass | ast.Import | ast.ImportFrom
    if isinstance(node, ast.stmt) and not text and not isinstance(node, kept):
        yield lambda: None
    if isinstance(node, ast.Break):
        yield lambda: ast.Continue()
    if isinstance(node, ast.Continue):
        yield lambda: ast.Break()


def of_constant(node: ast.Constant) -> Iterator:
    value = node.value
    if isinstance(value, bool):
        yield lambda: ast.Constant(not value)
    elif isinstance(value, int | float):
        yield lambda: ast.Constant(value + 1)
        yield (
            lambda: (
                ast.UnaryOp(ast.USub(), ast.Constant(1 - value))
                if value < 1
                else (ast.Constant(value - 1))
            )
        )


def of_call(node: ast.Call) -> Iterator:
    """Without one of its arguments; or without the call, which leaves what it was made of."""
    for place in range(len(node.args)):
        yield lambda place=place: having(node, args=without(node.args, place))
    for place in range(len(node.keywords)):
        yield lambda place=place: having(node, keywords=without(node.keywords, place))
    if isinstance(node.func, ast.Attribute) and not isinstance(node.func.value, ast.Name):
        yield lambda: node.func.value
    elif len(node.args) == 1:
        yield lambda: node.args[0]
    elif isinstance(node.func, ast.Attribute):
        yield lambda: node.func.value


def of_name(node) -> Iterator:
    name = "attr" if isinstance(node, ast.Attribute) else "id"
    if getattr(node, name) in NAMES and isinstance(node.ctx, ast.Load):
        yield lambda: having(node, **{name: NAMES[getattr(node, name)]})
    if name == "attr" and node.attr == "T":
        yield lambda: node.value


def having(node, **parts):
    changed = copy.copy(node)
    for name, part in parts.items():
        setattr(changed, name, part)
    return changed


def without(parts: list, place: int) -> list:
    return [*parts[:place], *parts[place + 1 :]]
