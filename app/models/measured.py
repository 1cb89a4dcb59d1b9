"""What findings of trials and pooled estimates have in common: an outcome, its scale, a time and a unit."""

from typing import Annotated

from sqlmodel import Field

from app.errors import DoesNotFollow
from app.marks import To
from app.members import Fields
from app.models.analysis import RATIOS, Measure, TimeAnchor
from app.models.base import CitedRow
from app.models.outcome import Direction, OutcomeKind
from app.models.trial import SeenKind, Strategy
from app.record import Link, Neighbours
from app.values.age_group import AgeGroup
from app.values.duration import Duration
from app.values.part import Part
from app.values.text import Key, Name, Number, Slug, Text, Year
from app.values.unit import Unit

UNITS = {
    Measure.STANDARDISED_MEAN_DIFFERENCE: Unit.STANDARD_DEVIATION,
    **dict.fromkeys((Measure.RISK_DIFFERENCE, Measure.PROPORTION, Measure.NUMBER_NEEDED_TO_TREAT), Unit.ONE),
    **dict.fromkeys(RATIOS, Unit.ONE),
}
"""Units of measures that do not depend on what is measured."""
IN_POINTS = frozenset({OutcomeKind.SCORE, OutcomeKind.CHANGE})
"""Kinds of outcome that are measured in points of a scale, unless another unit is stated."""


class MeasuredRow(CitedRow):
    """What finds a record of what was measured."""

    year: Year | None
    age_group: AgeGroup | None = Field(sa_type=Key)
    strategy: Strategy | None = Field(sa_type=Key)
    outcome: Slug = Field(foreign_key="outcome.slug", sa_type=Key)
    scale: Slug | None = Field(foreign_key="outcome.slug", sa_type=Key)
    outcome_kind: OutcomeKind = Field(sa_type=Key)
    timepoint_hours: Number | None
    subgroup: str | None = Field(sa_type=Key)
    seen_kind: SeenKind | None = Field(sa_type=Key)


class Measured(Part):
    """What was measured, of whom, and when."""

    outcome: Annotated[Link, To("outcomes")]
    """What was measured."""
    scale: Annotated[Link | None, To("outcomes")]
    """On which scale; `null` if on none, or if it is not told."""
    outcome_kind: OutcomeKind
    direction: Direction
    """Which values of the outcome are better; of a hazard, which is that of the event, see `favours`."""
    definition: Text | None
    """What counts, as the source says; `null` if it does not."""
    threshold: Number | None
    """Highest score that counts as the event, in points; `null` if none is told."""
    timepoint: Duration | None
    """When it was measured, from `anchor`; of several trials the time of most; `null` if there is no fixed time."""
    timepoint_in_words: Name | None
    """When, where there is no fixed time, or where it is that of most trials only."""
    anchor: TimeAnchor | None
    """`null` if the source does not say from when it counts."""
    anchor_in_words: Name | None
    """From what the source counts, in its own terms."""
    subgroup: Name | None
    """The part of the people of whom alone it is, by what they are; `null` for all."""
    unit: Unit | None
    """Of means, of differences of them, and of ratios."""
    derived: list[Name]
    """Fields that were worked out of printed figures; empty if all is as printed."""
    derived_from: Text | None
    """How they were worked out."""

    @property
    def timepoint_hours(self) -> float | None:
        return self.timepoint.hours if self.timepoint else None


def outcome_of(stated: Fields, neighbours: Neighbours) -> Fields:
    """What a record has of its outcome, and the unit of its figures.

    Raises `DoesNotFollow` where it states another scale than that of its outcome.
    """
    outcome = neighbours.stated("outcomes", stated.get("outcome"))
    if (scale := outcome.get("scale")) and stated.get("scale") not in (None, scale):
        raise DoesNotFollow("scale", f"{stated.get('outcome')} is measured on {scale}", "remove the scale")
    units = {str(measure): unit for measure, unit in UNITS.items()}
    points = Unit.POINT if outcome.get("kind") in IN_POINTS else None
    return {
        "scale": scale or stated.get("scale"),
        "outcome_kind": outcome.get("kind"),
        "direction": outcome.get("direction"),
        "unit": stated.get("unit") or units.get(str(stated.get("measure"))) or points,
    }
