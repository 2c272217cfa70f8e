"""Run the cells of a student's notebook one by one; INSIDE the sandbox, see emgrade/runner.py."""

import ast
import builtins
import contextlib
import sys
import types
from codeop import Compile

from emgrade.bounds import CELL, OutOfTime, at_most
from emgrade.wire import Unclean


def told(error: BaseException, texts: bool) -> list[str]:
    """[name, text] of an error; without texts the name is a builtin one and the text is empty."""
    name = type(error).__name__
    if texts:
        with contextlib.suppress(BaseException):
            return [name, str(error)[:300]]
    known = next(
        (c.__name__ for c in type(error).__mro__ if vars(builtins).get(c.__name__) is c), name
    )
    return [name if isinstance(error, OutOfTime | Unclean) else known, ""]


class Notebook:
    """What cells need of IPython: their magics do nothing, or run the code that they are about."""

    def __init__(self, names: dict):
        self.names = names

    def run_line_magic(self, name, line, *_, **__):
        if name in ("time", "prun"):
            exec(line, self.names)

    def run_cell_magic(self, name, line, cell):
        if name in ("time", "prun", "capture"):
            exec(cell, self.names)

    def getoutput(self, *_, **__):
        return []

    def __getattr__(self, name):
        return lambda *_, **__: None


def python_of(source: str) -> str:
    """A cell without its magics. IPython takes 0.3 s to load, so it is asked only if need be."""
    try:
        ast.parse(source)
        return source
    except SyntaxError:
        if not any(mark in source for mark in "%!?"):
            return source
    from IPython.core.inputtransformer2 import TransformerManager

    return TransformerManager().transform_cell(source)


def namespace() -> dict:
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    notebook = Notebook(vars(module))
    vars(module).update(display=lambda *_, **__: None, get_ipython=lambda: notebook)
    return vars(module)


def run_cell(number: int, source: str, names: dict, compiler, skip: list, say) -> None:
    file = f"<cell {number + 1}>"

    def begin(place):
        if [number, place] in skip:
            raise OutOfTime("ended the whole run, or never ended")
        say({"at": [number, place]})

    begin(-1)
    for place, statement in enumerate(ast.parse(python_of(source), file).body):
        begin(place)
        exec(compiler(ast.Module([statement], []), file, "exec"), names)


def run_cells(message: dict, names: dict, say) -> list:
    """[[cell, error's name, its text], ...] of the cells that stopped; the others go on."""
    stopped, compiler = [], Compile()
    for number, source in enumerate(message["cells"]):
        try:
            with at_most(CELL):
                run_cell(number, source, names, compiler, message["skip"], say)
        except BaseException as error:
            stopped.append([number, *told(error, message["texts"])])
    return stopped
