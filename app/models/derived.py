"""What the build works out of records for filters alone, and never shows."""

from sqlalchemy import Index
from sqlmodel import Field

from app.marks import Through
from app.record import Stored
from app.values.text import Key, Slug


class TreatmentCondition(Stored, table=True):
    """A treatment and a condition of which at least one regimen or time course of it, or of a form of it, speaks."""

    __table_args__ = (Index("ix_treatment_condition", "condition", "treatment"),)

    treatment: Slug = Field(primary_key=True, foreign_key="treatment.slug", sa_type=Key)
    form: Slug = Field(primary_key=True, foreign_key="treatment.slug", sa_type=Key)
    """What the facts speak of: the treatment itself, or a form of it."""
    condition: Slug = Field(primary_key=True, foreign_key="condition.slug", sa_type=Key)
    onset_hours: float | None
    """Typical hours of the headline onset of effect."""
    duration_hours: float | None
    """Typical hours of the headline duration of effect."""


class Many(Stored, table=True):
    """One of several values that a field of a record has."""

    __table_args__ = (Index("ix_many", "path", "field", "slug"),)

    path: str = Field(primary_key=True, sa_type=Key)
    """Path of the resource."""
    field: str = Field(primary_key=True, sa_type=Key)
    value: str = Field(primary_key=True, sa_type=Key)
    slug: str = Field(primary_key=True, sa_type=Key)
    """Slug of the record."""


ROUTES = Through(Many, by="slug", where=(("path", "treatments"), ("field", "route")))
"""Where the routes of a treatment stand: its column `value`."""
ACTED_ON = Through(Many, by="slug", where=(("path", "treatments"), ("field", "target")))
"""Where the targets of a treatment stand: its column `value`."""
