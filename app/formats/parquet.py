"""Parquet: the table of the CSV with types, lists that are lists, and what each column says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import RawIOBase
from typing import Any

from app.answer import Answer
from app.columns import CellValue, Column
from app.formats.base import Format
from app.formats.records import begun, columns_told, rows_of

Arrow = Any  # any: the library has no types
ROWS_IN_GROUP = 1_000
"""Rows that are gathered before they are written: more would be packed better, and take more memory."""


class Drain(RawIOBase):
    """A file that is written on, and taken away piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        """How much was written, also of what is taken away."""
        return self.size

    def write(self, piece: Any) -> int:  # any: whatever holds bytes
        held = bytes(piece)
        self.pieces.append(held)
        self.size += len(held)
        return len(held)

    def taken(self) -> bytes:
        """What was written since it was last asked for."""
        held, self.pieces = b"".join(self.pieces), []
        return held


def in_parquet(answers: Iterable[Answer]) -> Iterator[bytes]:
    """A file, in a part for each group of rows."""
    from pyarrow import Table, parquet  # here, since it takes memory that most processes never need

    first, rest = begun(answers)
    columns = columns_told(first)
    schema = schema_of(first)
    drain, waiting = Drain(), list[Arrow]()
    with parquet.ParquetWriter(drain, schema, compression="zstd") as file:
        for answer in rest:
            waiting.append(batch(columns, schema, [*rows_of(answer)]))
            if sum(each.num_rows for each in waiting) >= ROWS_IN_GROUP:
                file.write_table(Table.from_batches(waiting, schema))
                waiting.clear()
                yield drain.taken()
        file.write_table(Table.from_batches(waiting, schema))
    yield drain.taken()


def batch(columns: Sequence[Column], schema: Arrow, rows: Sequence[list[CellValue]]) -> Arrow:
    """Rows as columns of their types."""
    import pyarrow

    cells = zip(*rows, strict=True) if rows else ([] for _ in columns)
    typed = [
        pyarrow.array([as_typed(column, cell) for cell in each], field.type)
        for column, field, each in zip(columns, schema, cells, strict=True)
    ]
    return pyarrow.record_batch(typed, schema=schema)


def as_typed(column: Column, cell: CellValue) -> Any:  # any: of the type of the column
    """A cell as the column has it: documents have days as text."""
    return date.fromisoformat(cell) if column.type == "day" and isinstance(cell, str) else cell


def schema_of(answer: Answer) -> Arrow:
    """The columns of a table with their types and what they say; and which data it is of."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "json": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "day": pyarrow.date32(),
    }
    fields = [
        pyarrow.field(
            each.name,
            pyarrow.list_(types[each.type]) if each.many else types[each.type],
            metadata={"description": each.about},
        )
        for each in columns_told(answer)
    ]
    meta = answer.meta.model_dump(include={"release", "digest", "licence", "disclaimer"}) if answer.meta else {}
    return pyarrow.schema(fields, metadata=meta)


PARQUET = Format(
    "parquet",
    "application/vnd.apache.parquet",
    in_parquet,
    "The table of the CSV with its types, for pandas, polars, R and DuckDB",
    aliases=("application/x-parquet", "application/parquet"),
    extension="parquet",
    schema={"type": "string", "format": "binary"},
    compact=True,
)
