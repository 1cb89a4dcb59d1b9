"""Marks on the fields of records and queries: what they point to, nest and filter by."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar, get_args

from pydantic import BaseModel
from pydantic import Field as Value

T = TypeVar("T")


@dataclass(frozen=True)
class To:
    """Marks a field of a record that points to a record of the resource at `path`."""

    path: str


@dataclass(frozen=True)
class Unsearched:
    """Marks a type or a field that is a key, an address or the like, in which full-text search does not look."""


@dataclass(frozen=True)
class MembersBy:
    """Marks a list of a record that holds the links of those whose `field` points to it; dossiers do not state it."""

    field: str
    path: str = ""
    """Path of the resource whose field that is; empty for the record's own."""
    where: tuple[str, str] = ("", "")
    """A field of theirs and what it must say; empty if that does not matter."""


class Walk(Enum):
    """A way through the kin of a record."""

    BELOW = "members of a class, forms of a substance, special forms of a condition, on every level"
    ABOVE = "the substance, the classes and the wider conditions to which it belongs, on every level"
    FORMS = "only the forms of a substance or procedure"
    ORIGINS = "only the substance or procedure of which it is a form"


@dataclass(frozen=True)
class Through:
    """Another row that names the record and holds the column."""

    row: type[Any]
    by: str
    """Its column that names the record."""
    where: tuple[tuple[str, str], ...] = ()
    """What other columns of it must hold."""
    together: bool = True
    """Must all filters through it hold for one and the same row of it?"""


@dataclass(frozen=True)
class Period:
    """Columns that hold the first day on which something held, and the first day on which it did not any more.

    Days are text in ISO 8601, so that they are in the order of time. Where only a month or year is known, the first
    and the last day of it are meant.
    """

    may: tuple[str, str]
    """Between these it may have held."""
    must: tuple[str, str]
    """Between these it certainly did."""


@dataclass(frozen=True)
class Filter:
    """Marks a parameter whose meaning is not just "the column of that name"."""

    column: str | None = None
    of: str | None = None
    """The values are slugs of the resource at this path; an unknown one is refused."""
    walk: tuple[Walk, ...] = ()
    """Also finds what these walks through the kin of the named record reach; `__exact` and `__above` have their own."""
    through: Through | None = None
    """The column belongs to another row."""
    period: Period | None = None
    """The value is a day on which the record must have held."""
    everywhere: bool = False
    """What has no value in the column is bound to none, and is found for each."""


def included(absent: object = ()) -> Any:  # any: a field, whose type its annotation states
    """A field that is absent from a record unless `include=` or another parameter asks for it."""

    def without_default(schema: dict[str, Any]) -> None:
        del schema["default"]  # or generated clients would take the key for always present

    return Value(default=[] if absent == () else absent, json_schema_extra=without_default)


def marks(model: type[BaseModel], kind: type[T]) -> list[tuple[str, T]]:
    """Fields of a model that carry a mark of this kind, with it."""
    fields = model.model_fields.items()
    return [(name, mark) for name, field in fields for mark in field.metadata if isinstance(mark, kind)]


def parts(annotation: Any) -> list[Any]:  # any: whatever stands in an annotation
    """An annotation and every annotation inside it."""
    return [annotation, *(inner for each in get_args(annotation) for inner in parts(each))]
