"""How a resource declares itself: the row that finds it, the record that is shown, the query that may be asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, get_args

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Value
from sqlalchemy import LargeBinary
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from app.marks import Back, Filter, FromParent, Nested, To, marks
from app.values.text import AnyOf, Key, Name, Slug


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
    derived: ClassVar[tuple[str, ...]] = ()
    """Fields that the record itself works out of others."""
    last: ClassVar[tuple[str, ...]] = ()
    """Fields that are shown after those that say what the record is about."""

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


class Link(BaseModel):
    """Another record with its label: never an identifier alone."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    slug: Slug
    """Key of the record in its collection."""
    name: Name
    """What people call it."""


class OneQuery(BaseModel, extra="forbid", use_attribute_docstrings=True):
    """Parameters of a single record."""

    include: AnyOf[str] = None
    """Related facts to nest in the record."""
    fields: AnyOf[str] = None
    """Keys to keep; `slug` and what `include` names always stay."""


class ListQuery(OneQuery):
    """Parameters of a list. A filter has the name of its column; `__gte` and `__lte` bound it."""

    q: Annotated[str | None, Value(min_length=1, max_length=200)] = None
    """Words that the record must hold, in any order; the beginning of a word is enough. No operators."""
    facets: AnyOf[str] = None
    """Filters for whose values `meta.facets` counts the matching records."""
    sort: str = "slug"
    """Order; `-` reverses it. Unknown values come last in both directions."""
    limit: Annotated[int, Value(ge=1, le=200)] = 50
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
    def worked_out(self) -> list[str]:
        """Fields that follow from other fields or records, so that no dossier may state them."""
        return [*self.backs, *(mark.named for _, mark in marks(self.record, FromParent)), *self.record.derived]

    @cached_property
    def nested(self) -> dict[str, Nested]:
        """What `include=` may name."""
        return dict(marks(self.record, Nested))

    @cached_property
    def shown(self) -> list[str]:
        """What `fields=` may name, in the order in which a document has it."""
        own = [name for name in self.record.model_fields if name not in self.nested]
        return sorted(own, key=lambda name: name in self.record.last)

    @cached_property
    def filters(self) -> dict[str, tuple[Filter, str]]:
        """Parameter -> what it filters, and by which operator: `year__gte` -> column `year`, `gte`."""
        given = dict(marks(self.query, Filter))
        found: dict[str, tuple[Filter, str]] = {}
        for name in sorted(self.query.model_fields.keys() - ListQuery.model_fields.keys()):
            column, _, operator = name.partition("__")
            mark = given.get(name, Filter())
            of = mark.of or (self.path if name == "slug" else self.pointers.get(column) if not mark.column else None)
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
