"""An answer as bytes: one module for each format, and the table of them."""

from app.formats.base import Format, Holds, able, chosen, misfits, offered_in_words
from app.formats.csv import CSV
from app.formats.json import JSON
from app.formats.ndjson import NDJSON
from app.formats.parquet import PARQUET

FORMATS: tuple[Format, ...] = (JSON, NDJSON, CSV, PARQUET)
"""What can be sent. JSON, the first, is offered by every endpoint; the others by those that list them."""

__all__ = [
    "CSV",
    "FORMATS",
    "JSON",
    "NDJSON",
    "PARQUET",
    "Format",
    "Holds",
    "able",
    "chosen",
    "misfits",
    "offered_in_words",
]
