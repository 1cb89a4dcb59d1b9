"""What the loader works out for filters of treatments, and never shows: conditions, headline hours, targets."""

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


class Reach(SQLModel, table=True):
    """A treatment and a target on which it, or the substance of which it is a form, acts."""

    treatment: Slug = Field(primary_key=True, foreign_key="treatment.slug", sa_type=Key)
    target: Slug = Field(primary_key=True, foreign_key="target.slug", sa_type=Key)
