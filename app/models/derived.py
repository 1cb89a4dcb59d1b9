"""What the build works out of records for filters alone, and never shows."""

from sqlalchemy import Index
from sqlmodel import Field

from app.row import Stored, several
from app.values.text import Key, Slug


class TreatmentCondition(Stored, table=True):
    """A treatment and a condition of which at least one regimen or time course of it, or of a form of it, speaks."""

    __table_args__ = (Index("ix_treatment_condition", "condition", "treatment"),)

    treatment: Slug = Field(primary_key=True, foreign_key="treatment.slug", sa_type=Key)
    form: Slug = Field(primary_key=True, foreign_key="treatment.slug", sa_type=Key)
    """What the facts speak of: the treatment itself, or a form of it."""
    condition: Slug = Field(primary_key=True, foreign_key="condition.slug", sa_type=Key)
    onset_lower_hours: float | None
    """Lower end of the headline onset of effect."""
    onset_upper_hours: float | None
    """Its upper end."""
    duration_lower_hours: float | None
    """Lower end of the headline duration of effect."""
    duration_upper_hours: float | None
    """Its upper end."""


ROUTES = several("treatments", "route")
"""Where the routes of a treatment stand: its column `value`."""
ACTED_ON = several("treatments", "target")
"""Where the targets of a treatment stand: its column `value`."""
