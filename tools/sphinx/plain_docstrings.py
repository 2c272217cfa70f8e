"""Docstrings are plain text, not reStructuredText: autodoc shows them as they were written.

What reStructuredText would take for markup is escaped, words in `backticks` become code, and an
indented passage keeps its lines. The fields of a record are listed with the comment that stands
beside each in the source, where shapes and meanings are.
"""

import inspect
import re
from dataclasses import is_dataclass

MARKUP = re.compile(r"([\\*|]|(?<=\w)_(?!\w)|:(?=[a-z]+:))")
CODE = re.compile(r"`([^`]+)`")
FIELD = re.compile(r"^    (\w+): [^#\n]*# *(.+)$", re.MULTILINE)


def escaped(line):
    """A line in which nothing is markup but `code`."""
    parts = CODE.split(line)  # text, code, text, code, ...
    parts[::2] = [MARKUP.sub(r"\\\1", text) for text in parts[::2]]
    parts[1::2] = [f"``{code}``" for code in parts[1::2]]
    return "".join(parts)


def as_text(lines):
    """The lines of a docstring as reStructuredText that reads the same."""
    out, kept = [], False
    for line in lines:
        indented = line.startswith(" ") and bool(line.strip())
        if indented and not kept:
            out += ["", ".. code-block:: text", ""]
        if kept and line.strip() and not indented:
            out.append("")
        kept = indented or (kept and not line.strip())
        out.append(line if kept else escaped(line))
    return out


def fields(record):
    """A line for each field of a NamedTuple that has a comment beside it."""
    for name, comment in FIELD.findall(inspect.getsource(record)):
        yield f"* ``{name}`` {escaped(comment)}"


def process(app, what, name, obj, options, lines):
    """Called by autodoc for every docstring."""
    lines[:] = as_text(lines)
    if what == "class" and hasattr(obj, "_fields"):
        lines += ["", *fields(obj), ""]


def signature(app, what, name, obj, options, shown, returned):
    """A model's defaults under their own names, also those that are tuples inside."""
    if not is_dataclass(obj):
        return None
    whole = inspect.signature(obj)
    bare = [p.replace(annotation=p.empty) for p in whole.parameters.values()]
    return str(whole.replace(parameters=bare, return_annotation=whole.empty)), None


def skip(app, what, name, obj, skipped, options):
    """The fields themselves, which autodoc would call “Alias for field number 0”."""
    return True if type(obj).__name__ == "_tuplegetter" else None


def setup(app):
    app.connect("autodoc-process-docstring", process)
    app.connect("autodoc-process-signature", signature)
    app.connect("autodoc-skip-member", skip)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
