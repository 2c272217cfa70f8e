"""Fill the totals into the table that a learning system has handed out, so that it takes it back.

Moodle's grading worksheet and Canvas's gradebook are taken as they come: one column gets the
totals, and every other cell stays as it was. A total that is not final leaves its cell alone.
"""

import csv
import io
import re
from pathlib import Path

from emgrade.gradesheet import Sheet, number
from emgrade.harmless import plain, raw_csv, write_whole
from emgrade.roster import COLUMNS

MOST = ("maximum grade", "points possible")  # Moodle's column, Canvas's first row


def fill(path: Path, column: str, sheets: list[Sheet], most: float, target: Path) -> list[str]:
    """Write a filled copy; gives what a human should hear."""
    header, *lines = raw_csv(path)
    place = place_of(header, column, path)
    names = [name.strip().lower() for name in header]
    rows = [dict(zip(names, line, strict=False)) for line in lines]
    same_scale(rows, column.lower(), most, path)
    owners = [sheet_of(row, sheets) for row in rows]
    final = [sheet is not None and sheet.counts and not sheet.waiting for sheet in owners]
    for line, sheet, known in zip(lines, owners, final, strict=True):
        if known:
            line[place] = number(sheet.total)
    written = io.StringIO()
    csv.writer(written).writerows([header, *lines])
    write_whole(target, written.getvalue().encode())
    left = sum(sheet is not None for sheet in owners) - sum(final)
    said = [f"{target}: totals filled in: {sum(final)}; cells left as they were: {left}"]
    strangers = [name_of(row) for row, sheet in zip(rows, owners, strict=True) if sheet is None]
    strangers = ", ".join(filter(None, strangers))
    return said + ([f"  not in the gradebook: {strangers}"] if strangers else [])


def place_of(header: list[str], column: str, path: Path) -> int:
    if column in header:
        return header.index(column)
    there = ", ".join(plain(name) for name in header)
    raise ValueError(f"--column {plain(column)!r}: {path} has the columns {there}")


def same_scale(rows: list[dict], column: str, most: float, path: Path) -> None:
    """An error if the learning system counts another number of points as all."""
    told = [row.get(MOST[0], "") for row in rows] + [row[column] for row in rows if is_scale(row)]
    for words in filter(str.strip, told):
        try:
            same = float(words.replace(",", ".")) == most
        except ValueError:
            continue  # Canvas writes “(read only)” there
        if not same:
            raise ValueError(
                f"{path} gives at most {plain(words)} points, and the set has {number(most)}: set"
                f" the maximum there to {number(most)}, and fetch the table again"
            )


def is_scale(row: dict) -> bool:
    return any(MOST[1] in value.strip().lower() for value in list(row.values())[:1])


def sheet_of(row: dict, sheets: list[Sheet]) -> Sheet | None:
    """Of the student to whom a row belongs, by the numbers and ids in it."""
    ids = {row.get(name, "").strip().casefold() for name in COLUMNS["id"] + COLUMNS["canvas"]}
    numbers = {re.sub(r"\D+", "", row.get(name, "")) for name in COLUMNS["moodle"]}
    for sheet in sheets:
        student = sheet.student
        if {student.id.casefold(), student.canvas} & (ids - {""}):
            return sheet
        if student.moodle in numbers - {""}:
            return sheet
    return None


def name_of(row: dict) -> str:
    """Of a student; "" for the rows that Canvas has about the columns."""
    names = [plain(row[name]) for name in COLUMNS["name"] if row.get(name, "").strip()]
    return "" if is_scale(row) or not names else names[0]
