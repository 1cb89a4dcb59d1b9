"""The records of answers, one by one: as documents, or as rows of a table."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pydantic_core import from_json, to_json

from app.answer import Answer
from app.columns import CellValue, Column
from app.documents import extended
from app.formats.json import as_bytes

REMARK = Column(
    "may_not_have_held",
    "text",
    "Only where `status_on` is asked: why the record may not have held on that day, of which no more than month or"
    " year is known; empty if it certainly did.",
    ("may_not_have_held",),
)
"""What is beside a record in JSON, and must stand in it where nothing is beside it."""


def documents_of(answer: Answer) -> Iterator[bytes]:
    """Each record with what is remarked of it."""
    for piece in map(as_bytes, answer.pieces):
        if answer.remarks is None:
            yield piece
        else:
            remark = answer.remarks.get(from_json(piece)["slug"])
            yield extended(piece, {REMARK.name: to_json(remark)})


def columns_told(answer: Answer) -> Sequence[Column]:
    """The columns of an answer, with that of remarks where it has some."""
    return answer.columns if answer.remarks is None else [*answer.columns, REMARK]


def rows_of(answer: Answer) -> Iterator[list[CellValue]]:
    """What each record has in each column."""
    columns = columns_told(answer)
    sources = {slug: from_json(each) for slug, each in (answer.references or {}).items()}
    for document in documents_of(answer):
        fields = from_json(document)
        yield [each.cell(fields, sources) for each in columns]


def begun(answers: Iterable[Answer]) -> tuple[Answer, Iterator[Answer]]:
    """The first of these answers, whose columns are those of all, and all of them."""
    rest = iter(answers)
    first = next(rest)
    return first, chain([first], rest)
