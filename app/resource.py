"""How a resource declares itself: the row that finds it, the record that is shown, the query that may be asked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Value
from sqlalchemy import LargeBinary
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from app.values.text import AnyOf, Key, Name, Slug

T = TypeVar("T")
UNSEARCHED = {"slug", "source", "locator", "url", "seen_in", "doi", "csl", "iso8601"}


class Row(SQLModel):
    """What is stored: typed columns that find a record, and the public JSON that answers, validated when built."""

    slug: Slug = Field(primary_key=True, sa_type=Key)
    document: bytes = Field(sa_type=LargeBinary)
    cites: str
    """Slugs of the references that the document cites, separated by blanks."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy passes the class
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Record(BaseModel):
    """What is shown. No defaults: every key is always there, and `null` means not known."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    slug: Slug
    """Stable public key, unique within its collection."""

    @property
    def label(self) -> str:
        """What people call the record."""
        return str(getattr(self, "name", self.slug))

    @property
    def names(self) -> Iterator[tuple[str, str]]:
        """Other keys of the record, each with its kind: `("Prozac", "brand")`, `("rxcui:36437", "identifier")`."""
        yield from ()


def included() -> Any:  # any: a field, whose type its annotation states
    """A field that is absent from a record unless `include=` asks for it."""

    def without_default(schema: dict[str, Any]) -> None:
        del schema["default"]  # or generated clients would take the key for always present

    return Value(default=[], json_schema_extra=without_default)


class Link(BaseModel):
    """Another record with its label: never an identifier alone."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    slug: Slug
    """Key of the record in its collection."""
    name: Name
    """What people call it."""


@dataclass(frozen=True)
class To:
    """Marks a field of a record that points to a record of the resource at `path`."""

    path: str


@dataclass(frozen=True)
class Back:
    """Marks a list of a record that holds the links of those whose `field` points to it; dossiers do not state it."""

    field: str


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


class OneQuery(BaseModel, extra="forbid", use_attribute_docstrings=True):
    """Parameters of a single record."""

    include: Annotated[AnyOf[str], Value(examples=[[]])] = None
    """Related facts to nest in the record."""
    fields: Annotated[AnyOf[str], Value(examples=[[]])] = None
    """Keys to keep; `slug` and what `include` names always stay."""


class ListQuery(OneQuery):
    """Parameters of a list. A filter has the name of its column; `__gte` and `__lte` bound it."""

    q: Annotated[str | None, Value(min_length=1, max_length=200, examples=["depression"])] = None
    """Words that the record must hold, in any order; the beginning of a word is enough. No operators."""
    facets: Annotated[AnyOf[str], Value(examples=[[]])] = None
    """Filters for whose values `meta.facets` counts the matching records."""
    sort: str = "slug"
    """Order; `-` reverses it. Unknown values come last in both directions."""
    limit: Annotated[int, Value(ge=1, le=200, examples=[20])] = 50
    """Records per page."""
    cursor: Annotated[str | None, Value(min_length=1, max_length=600)] = None
    """Where the page starts: part of `links.next`, used unchanged."""


@dataclass(frozen=True)
class Resource:
    """One collection of the API. `models.RESOURCES` lists them; nothing else need be told of a new one."""

    path: str
    row: type[Row]
    record: type[Record]
    query: type[ListQuery]
    example: str
    """A question that its documentation shows, as the query of a URL."""
    key: str
    """A record that its documentation shows."""

    @property
    def name(self) -> str:
        """`time-courses` -> `time_courses`, as in operation ids."""
        return self.path.replace("-", "_")

    @property
    def about(self) -> str:
        """One sentence: what its records say."""
        return (self.record.__doc__ or "").strip()

    @cached_property
    def pointers(self) -> dict[str, str]:
        """Field -> path of the resource it points to."""
        return {name: mark.path for name, mark in marks(self.record, To)}

    @cached_property
    def backs(self) -> dict[str, str]:
        """Field that lists records -> their field that points here."""
        return {name: mark.field for name, mark in marks(self.record, Back)}

    @cached_property
    def nested(self) -> dict[str, Nested]:
        """What `include=` may name."""
        return dict(marks(self.record, Nested))

    @cached_property
    def shown(self) -> list[str]:
        """What `fields=` may name."""
        return [name for name in self.record.model_fields if name not in self.nested]

    @cached_property
    def filters(self) -> dict[str, tuple[Filter, str]]:
        """Parameter -> what it filters, and by which operator: `year__gte` -> column `year`, `gte`."""
        given = dict(marks(self.query, Filter))
        found: dict[str, tuple[Filter, str]] = {}
        for name in sorted(self.query.model_fields.keys() - ListQuery.model_fields.keys()):
            column, _, operator = name.partition("__")
            mark = given.get(name, Filter())
            of = mark.of or (self.pointers.get(column) if not mark.column else None)
            filled = Filter(mark.column or column, of, mark.below, mark.inherited, mark.through)
            found[name] = filled, operator or "in"
        return found

    @cached_property
    def facets(self) -> list[str]:
        """What `facets=` may name: filters by value, on columns of this resource's own."""
        return [
            name
            for name, (mark, operator) in self.filters.items()
            if operator == "in" and not mark.through and mark.column == name != "slug"
        ]

    @cached_property
    def sorts(self) -> list[str]:
        """Columns that `sort=` may name, without their direction."""
        return sorted({sort.removeprefix("-") for sort in get_args(self.query.model_fields["sort"].annotation)})


def marks(model: type[BaseModel], kind: type[T]) -> list[tuple[str, T]]:
    """Fields of a model that carry a mark of this kind, with it."""
    fields = model.model_fields.items()
    return [(name, mark) for name, field in fields for mark in field.metadata if isinstance(mark, kind)]


def parts(annotation: Any) -> list[Any]:  # any: whatever stands in an annotation
    """An annotation and every annotation inside it."""
    return [annotation, *(inner for each in get_args(annotation) for inner in parts(each))]


def words(value: Any) -> Iterator[str]:
    """Every text in a record, for full-text search: prose and names, not keys and addresses."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():  # pyright: ignore[reportUnknownVariableType] - JSON, of any shape
            if key not in UNSEARCHED:
                yield from words(part)
    elif isinstance(value, list):
        for part in value:  # pyright: ignore[reportUnknownVariableType] - JSON, of any shape
            yield from words(part)
