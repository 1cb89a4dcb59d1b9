"""CSV (RFC 4180): a row for each record, under a row of names.

An empty cell is what is not known, or an empty list. The values of a list are separated by `|`; a `|` or `\\` in one
of them has a `\\` before it. A text that a spreadsheet would take for a formula has a `'` before it, as has one that
begins with `'`. Source: https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
import io
from collections.abc import Iterable, Iterator

from app.answer import Answer
from app.columns import CellValue
from app.formats.base import Format
from app.formats.records import begun, columns_told, rows_of

BETWEEN_VALUES = "|"
ESCAPED = str.maketrans({BETWEEN_VALUES: rf"\{BETWEEN_VALUES}", "\\": r"\\"})
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", *"\uff1d\uff0b\uff0d\uff20")
"""Beginnings of what a spreadsheet would reckon, also in full width, and of what is marked as text."""


def in_csv(answers: Iterable[Answer]) -> Iterator[bytes]:
    """A row of names, then a row for each record; lines end in CR LF."""
    first, rest = begun(answers)
    yield in_rows([[each.name for each in columns_told(first)]])
    for answer in rest:
        yield in_rows([written_out(each) for each in row] for row in rows_of(answer))


def in_rows(rows: Iterable[list[str]]) -> bytes:
    held = io.StringIO()
    csv.writer(held, lineterminator="\r\n").writerows(rows)
    return held.getvalue().encode()


def written_out(cell: CellValue) -> str:
    """A cell as it is written; a number keeps its point, so that a column of numbers is one on every page."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int() | float():
            return repr(cell)
        case list():
            return written_out(BETWEEN_VALUES.join(each.translate(ESCAPED) for each in cell))
        case _:
            return f"'{cell}" if cell.startswith(FORMULA) else cell


CSV = Format(
    "csv",
    "text/csv",
    in_csv,
    "A table with a row for each record, for spreadsheets and statistics",
    aliases=("application/csv", "text/comma-separated-values"),
    extension="csv",
    parameters="charset=utf-8; header=present",
)
