"""Marks on the fields of records and queries: what they point to, nest and filter by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from pydantic import BaseModel
from pydantic import Field as Value

T = TypeVar("T")


@dataclass(frozen=True)
class To:
    """Marks a field of a record that points to a record of the resource at `path`."""

    path: str


@dataclass(frozen=True)
class Back:
    """Marks a list of a record that holds the links of those whose `field` points to it; dossiers do not state it."""

    field: str


@dataclass(frozen=True)
class FromParent:
    """Marks a field that a form takes from what it is a form of, if its dossier does not state it."""

    named: str
    """Field that then links to the record whose value it is."""
    forms: frozenset[tuple[str, str]]
    """Kind and kind of parent, where a record is a form of its parent."""
    along: tuple[str, ...]
    """Fields that are taken with it."""


@dataclass(frozen=True)
class Nested:
    """Marks a field that `include=` fills with the facts of `row` about this record; absent if not asked for."""

    row: type[Any]
    by: str
    """Column of `row` that names this record."""
    inherited: bool = False
    """Also what is known of the substance or procedure of which this record is a form?"""
    only: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Columns that must have these values."""


@dataclass(frozen=True)
class Filter:
    """Marks a parameter whose meaning is not just "the column of that name"."""

    column: str | None = None
    of: str | None = None
    """The values are slugs of the resource at this path; an unknown one is refused."""
    below: bool = False
    """Also finds what stands below the named record: members of a class, forms of a substance."""
    inherited: bool = False
    """Also finds what is known of the substance or procedure of which the named record is a form."""
    through: type[Any] | None = None
    """The column belongs to this row, which names the record in its column `treatment`."""


def included() -> Any:  # any: a field, whose type its annotation states
    """A field that is absent from a record unless `include=` asks for it."""

    def without_default(schema: dict[str, Any]) -> None:
        del schema["default"]  # or generated clients would take the key for always present

    return Value(default=[], json_schema_extra=without_default)


def marks(model: type[BaseModel], kind: type[T]) -> list[tuple[str, T]]:
    """Fields of a model that carry a mark of this kind, with it."""
    fields = model.model_fields.items()
    return [(name, mark) for name, field in fields for mark in field.metadata if isinstance(mark, kind)]


def parts(annotation: Any) -> list[Any]:  # any: whatever stands in an annotation
    """An annotation and every annotation inside it."""
    return [annotation, *(inner for each in get_args(annotation) for inner in parts(each))]
