"""Which cells of a notebook another cell stands on."""

import symtable


def bound_and_used(source):
    """(names that a cell defines, names that it or its functions take from other cells)."""
    top = symtable.symtable(source, "cell", "exec")
    defined = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    used, tables = set(), [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        found = [s for s in table.get_symbols() if s.is_referenced()]
        used |= {s.get_name() for s in found if table is top or s.is_global()}
    return defined, used


def needed(code, target):
    """The cells that make what the cell `target` uses, in order: no figure, no long run beside."""
    kept, wanted = [], bound_and_used(target)[1]
    for source in reversed(code[: code.index(target)]):
        defined, used = bound_and_used(source)
        if defined & wanted:
            kept.insert(0, source)
            wanted = (wanted - defined) | used
    return kept
