"""The source of a function of grade.py, where a notebook needs it: it must stand on its own."""

import ast
import builtins
import dis
import inspect
import textwrap

from emgrade.load import AssignmentError

MAY_USE = {"np", *dir(builtins)}


def free_names(code) -> set[str]:
    """The global names that a function and the functions inside it use."""
    used = {i.argval for i in dis.get_instructions(code) if i.opname == "LOAD_GLOBAL"}
    inside = [const for const in code.co_consts if inspect.iscode(const)]
    return used.union(*map(free_names, inside))


def source_of(function, name: str, what: str) -> str:
    """Its source as `def name(...)` or `name = lambda ...`; what it is for stands in the error."""
    foreign = sorted(free_names(function.__code__) - MAY_USE)
    if foreign or function.__closure__:
        names = ", ".join(foreign or function.__code__.co_freevars)
        raise AssignmentError(
            f"{what} uses {names}; its source goes into the students' notebook, so it may use"
            " np and what it defines itself"
        )
    tree = ast.parse(textwrap.dedent(inspect.getsource(inspect.getmodule(function))))
    wanted = function.__code__.co_firstlineno
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name == function.__name__:
            if node.lineno == wanted:
                node.name = name
                return ast.unparse(node)
        elif isinstance(node, ast.Lambda) and node.lineno == wanted:
            return f"{name} = {ast.unparse(node)}"
    raise AssignmentError(f"{what}: its source was not found")
