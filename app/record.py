"""What a resource is made of: the row that finds it, the record that is shown, the query that may be asked."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic import Field as Value
from sqlalchemy import LargeBinary
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from app.values.phrase import phrase
from app.values.text import AnyOf, Key, Name, Slug


class Stored(SQLModel):
    """A row of a release. Its table is named as its class: `TimeCourse` -> `time_course`."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy passes the class
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Row(Stored):
    """What is stored: typed columns that find a record, and the public JSON that answers, validated when built."""

    slug: Slug = Field(primary_key=True, sa_type=Key)
    document: bytes = Field(sa_type=LargeBinary)
    cites: str
    """Slugs of the references that the document cites, separated by blanks."""
    rank: int
    """Place in the collection: what is shown first, then in dossier order."""


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
    def shown_first(self) -> bool:
        """Does it come before others where it is nested?"""
        return False

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

    sorts: ClassVar[tuple[str, ...]] = ()
    """Columns by which the list can be ordered, besides `slug`."""

    q: Annotated[str, Value(min_length=1, max_length=200), AfterValidator(phrase)] | None = None
    """Words that the record must hold, in any order; the beginning of a word is enough. No operators."""
    facets: AnyOf[str] = None
    """Filters for whose values `meta.facets` counts the matching records."""
    sort: str = "slug"
    """Order; `-` reverses it. Unknown values come last in both directions."""
    limit: Annotated[int, Value(ge=1, le=200)] = 50
    """Records per page."""
    cursor: Annotated[str | None, Value(min_length=1, max_length=600)] = None
    """Where the page starts: part of `links.next`, used unchanged."""
