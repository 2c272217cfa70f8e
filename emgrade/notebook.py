"""Read what a student handed in: the code cells of a notebook, and texts in them; nothing is run.

Only the cells' source is read. Metadata, ids, outputs and the format's number may be lost or wrong.
"""

import ast
import json
import re
from itertools import chain

FILE, CODE, CELLS = 5_000_000, 1_000_000, 1000
TEXT = 20_000  # characters of an answer that are kept


class Unreadable(ValueError):
    """Its text says why a file is no notebook that can be graded."""


def code_cells(data: bytes) -> list[str]:
    """The source of each code cell, in order."""
    if len(data) > FILE:
        raise Unreadable(f"{len(data) / 1e6:.1f} MB; at most {FILE / 1e6:.0f} MB are read")
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable("not a notebook: the file is no JSON") from error
    cells = [source_of(cell) for cell in all_cells(notebook) if is_code(cell)]
    if not any(cell.strip() for cell in cells):
        raise Unreadable("a notebook without code cells")
    if len(cells) > CELLS or sum(map(len, cells)) > CODE:
        raise Unreadable(f"{len(cells)} code cells with {sum(map(len, cells))} characters")
    return cells


def all_cells(notebook) -> list:
    """Cells of a notebook of today, or of one from before 2015, which had them in worksheets."""
    if not isinstance(notebook, dict):
        raise Unreadable("not a notebook: the file holds something else")
    sheets = notebook.get("worksheets") or []
    sheets = [sheet for sheet in sheets if isinstance(sheet, dict)] if type(sheets) is list else []
    lists = [sheet.get("cells") for sheet in [notebook, *sheets]]
    return list(chain.from_iterable(cells for cells in lists if isinstance(cells, list)))


def is_code(cell) -> bool:
    return isinstance(cell, dict) and cell.get("cell_type") == "code"


def source_of(cell: dict) -> str:
    source = cell.get("source", cell.get("input", ""))
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))


def without_magics(source: str) -> str:
    """Near enough to be parsed; what is run is cleaned by IPython itself (emgrade/runner.py)."""
    return re.sub(r"(?m)^(\s*)[%!].*$", r"\1pass", source)


def statements(cell: str) -> list[ast.stmt]:
    for source in (cell, without_magics(cell)):
        try:
            return ast.parse(source).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
    return []


def assigned(cells: list[str], name: str) -> ast.expr | None:
    """What is last assigned to a name, as it is written; None if there is no such assignment.

    What is added to it, as in name += more, is added. A text that a condition or a loop gives it
    stands for itself: nobody can read it without running the notebook.
    """
    found = None
    for statement in chain.from_iterable(map(statements, cells)):
        targets = getattr(statement, "targets", None) or [getattr(statement, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            value = getattr(statement, "value", None)
            if isinstance(statement, ast.AugAssign):
                found = ast.BinOp(found, statement.op, value) if found else value
            elif value:
                found = value
        else:
            found = text_within(statement, name) or found
    return found


def text_within(statement: ast.stmt, name: str) -> ast.Name | None:
    """The name, if a text is assigned to it somewhere inside; functions have names of their own."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return None
    for node in ast.walk(statement):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.NamedExpr):
            inner = list(ast.walk(node))
            named = (n for n in inner if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
            texts = [n for n in inner if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            if texts and (found := next((n for n in named if n.id == name), None)):
                return found
    return None


def text_of(cells: list[str], name: str) -> str | None:
    """The text that is last assigned to a name; None if there is none, or if it is computed."""
    value = assigned(cells, name)
    try:
        return None if value is None else literal(value).strip()[:TEXT]
    except (Computed, RecursionError):
        return None


class Computed(ValueError):
    """A text that nobody can read without running the notebook."""


def literal(value: ast.expr) -> str:
    """A text, or several joined by +; numbers put into it stand there as {they:.2f} are written."""
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else ""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return f"{literal(value.left).strip()} {literal(value.right).strip()}"
    if isinstance(value, ast.JoinedStr):
        return "".join(map(literal, value.values))
    if isinstance(value, ast.FormattedValue):
        turned = f"!{chr(value.conversion)}" if value.conversion >= 0 else ""
        form = f":{literal(value.format_spec)}" if value.format_spec else ""
        return f"{{{ast.unparse(value.value)}{turned}{form}}}"
    raise Computed


def cell_of(cells: list[str], name: str) -> int | None:
    """The last cell that seems to define a name, counted from 0."""
    pattern = re.compile(rf"(?m)^\s*(def\s+{re.escape(name)}\b|{re.escape(name)}\s*[:=])")
    return max((n for n, cell in enumerate(cells) if pattern.search(cell)), default=None)


def functions(cells: list[str]) -> list[str]:
    return list(dict.fromkeys(re.findall(r"(?m)^def\s+(\w+)", "\n".join(cells))))
