"""Text, numbers and lists as they stand in records, columns and parameters."""

import re
import unicodedata
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Value
from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.marks import Unsearched
from app.spelling import folded

T = TypeVar("T")
MOST_VALUES, MOST_TOGETHER = 20, 4
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text, if it is in normal form and holds no control or direction marks that could disguise it."""
    if UNPRINTABLE.search(text):
        raise ValueError("holds control characters or text-direction marks; remove them")
    if text != text.strip() or not unicodedata.is_normalized("NFC", text):
        raise ValueError("is not in normal form (NFC, no blanks at either end)")
    return text


Slug = Annotated[str, Value(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120), Unsearched()]
Text = Annotated[str, Value(min_length=1, max_length=4000), AfterValidator(printable)]
LONGEST_NAME = 300
Name = Annotated[str, Value(min_length=1, max_length=LONGEST_NAME), AfterValidator(printable)]
Url = Annotated[str, Value(pattern=r'^https?://[^\s<>"]+$', max_length=600), Unsearched()]
Number = Annotated[float, Value(allow_inf_nan=False, ge=-1e12, le=1e12)]
Positive = Annotated[float, Value(allow_inf_nan=False, gt=0, le=1e12)]
Counted = Annotated[int, Value(strict=True, ge=1, le=100_000_000)]
Tally = Annotated[int, Value(strict=True, ge=0, le=100_000_000)]
Fraction = Annotated[float, Value(allow_inf_nan=False, ge=0, le=1)]
FractionDifference = Annotated[float, Value(allow_inf_nan=False, ge=-1, le=1)]
"""Of two fractions."""
Year = Annotated[int, Value(ge=1800, le=2100, examples=[2019])]


def split(values: Any) -> Any:
    """`["a,b"]` -> `["a", "b"]`: what a parameter with commas means."""
    return [part for value in values for part in value.split(",")] if isinstance(values, list) else values


AnyOf = Annotated[Annotated[list[T], Value(max_length=MOST_VALUES)] | None, BeforeValidator(split)]
"""A parameter that takes several values, separated by commas: any of them matches."""

AllOf = Annotated[Annotated[list[T], Value(max_length=MOST_TOGETHER)] | None, BeforeValidator(split)]
"""The same, but each of them must match."""


class Key(TypeDecorator[str]):
    """Text in byte order, so that both stores sort it alike. Members of a vocabulary are stored as plain text."""

    impl = String
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        return str

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        return dialect.type_descriptor(String(collation="C" if dialect.name == "postgresql" else None))

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy passes it
        return None if value is None else str(value)


class Alphabetical(Key):
    """A name as people look it up, where neither case nor accents count: only for order, since it is stored so."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy passes it
        return None if value is None else unicodedata.normalize("NFC", folded(value))[:LONGEST_NAME].strip()
