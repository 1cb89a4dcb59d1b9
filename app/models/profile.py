"""Profiles: for which conditions a treatment has facts, with its headline hours; made by the loader, never shown."""

from sqlmodel import Field, SQLModel

from app.values.text import Key, Slug


class Profile(SQLModel, table=True):
    """A treatment and a condition that at least one regimen or time course speaks of."""

    treatment: Slug = Field(primary_key=True, foreign_key="treatment.slug", sa_type=Key)
    condition: Slug = Field(primary_key=True, foreign_key="condition.slug", sa_type=Key)
    onset_hours: float | None
    """Typical hours of the headline onset of effect."""
    duration_hours: float | None
    """Typical hours of the headline duration of effect."""
