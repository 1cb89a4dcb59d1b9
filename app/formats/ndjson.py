"""NDJSON: a line for each record, which is the document itself."""

from collections.abc import Iterable, Iterator

from app.answer import Answer
from app.formats.base import Format
from app.formats.records import documents_of


def in_lines(answers: Iterable[Answer]) -> Iterator[bytes]:
    """A line for each record."""
    for answer in answers:
        yield b"".join(b"%b\n" % each for each in documents_of(answer))


NDJSON = Format(
    "ndjson",
    "application/x-ndjson",
    in_lines,
    "One record in JSON on each line, for programs that read a stream",
    aliases=("application/ndjson", "application/jsonl", "application/x-jsonlines", "application/jsonlines"),
    extension="ndjson",
    parameters="charset=utf-8",
)
