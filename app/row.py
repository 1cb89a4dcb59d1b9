"""What is stored: the row that finds a record and holds its document, and the values of its lists."""

import re

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from app.marks import Through
from app.values.text import Key, Slug


class Stored(SQLModel):
    """A row of a release. Its table is named as its class: `TimeCourse` -> `time_course`."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy passes the class
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Row(Stored):
    """What is stored: typed columns that find a record, and the public JSON that answers, validated when built."""

    slug: Slug = Field(primary_key=True, sa_type=Key)
    document: bytes = Field(sa_type=LargeBinary)
    cited_slugs: str
    """Slugs of the references that the document cites, separated by blanks."""
    rank: int
    """Place in the collection: what is shown first, then in dossier order."""


class Many(Stored, table=True):
    """One of several values that a field of a record has: what filters, facets and `include=` look at."""

    __table_args__ = (Index("ix_many", "path", "field", "slug"),)

    path: str = Field(primary_key=True, sa_type=Key)
    """Path of the resource."""
    field: str = Field(primary_key=True, sa_type=Key)
    value: str = Field(primary_key=True, sa_type=Key)
    slug: str = Field(primary_key=True, sa_type=Key)
    """Slug of the record."""


def several(path: str, field: str) -> Through:
    """Where the values of a field stand of which a record has several: the column `value`."""
    return Through(Many, by="slug", where=(("path", path), ("field", field)), together=False)
