"""An answer as bytes: one module for each format, and the table of them."""

from app.formats.base import Format, Holds, better_format, chosen, misfits, offered_in_words
from app.formats.bibtex import BIBTEX
from app.formats.csl import CSL_JSON
from app.formats.csv import CSV
from app.formats.json import JSON
from app.formats.ndjson import NDJSON
from app.formats.parquet import PARQUET
from app.formats.ris import RIS

FORMATS: tuple[Format, ...] = (JSON, NDJSON, CSV, PARQUET, CSL_JSON, BIBTEX, RIS)
"""What can be sent. JSON, the first, is offered by every endpoint; the others by those that list them."""
CITING: tuple[Format, ...] = (JSON, CSL_JSON, BIBTEX, RIS)
"""What is offered where an answer is worked out: its JSON, and its sources."""

__all__ = ["CITING", "FORMATS", "JSON", "Format", "Holds", "better_format", "chosen", "misfits", "offered_in_words"]
