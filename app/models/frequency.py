"""How often something happened: a rate as a source gives it, and what is worked out of the counts of two groups."""

from app.absolute import Estimate, Group
from app.members import Fields
from app.models.ascertainment import ReportedMeasure
from app.values.part import Part
from app.values.text import Counted, Number

DECIMALS = 4
"""Of what is worked out: more would claim more than counts can bear."""


class Rate(Part):
    """How often it happened for so many people or sessions, as the source puts it."""

    value: Number
    """Cases for each `per` people or sessions."""
    lower: Number | None
    """Lower end of the source's interval."""
    upper: Number | None
    """Upper end of the source's interval."""
    per: Counted
    """For how many people or sessions, as `counted_in` says."""


class Reported(Part):
    """What the source itself gives besides, or instead of, the two shares."""

    measure: ReportedMeasure
    """What it gives."""
    value: Number | None
    """`null` for ranges, and where only an interval is told."""
    lower: Number | None
    """Lower end of the source's 95 % interval, or of the range."""
    upper: Number | None
    """Upper end of the source's 95 % interval, or of the range."""


class Estimated(Part):
    """A figure worked out by us of the counts of both groups, with its 95 % interval."""

    value: Number
    """The figure."""
    lower: Number
    """Lower end of the 95 % interval."""
    upper: Number
    """Upper end of the 95 % interval."""


class EstimatedRatio(Estimated):
    """The same for a ratio."""

    zero_cell: bool
    """Had nobody, or everybody, of a group the effect? Then half a case was added to each cell, and the ratio is
    little more than a sign."""


def group(events: int | None, n: int | None) -> Group | None:
    """A group, if both are known and can be true."""
    return Group(events, n) if events is not None and n is not None and events <= n else None


def counted_group(fields: Fields) -> Group | None:
    """The group of which a dossier states counts, if they can be true."""
    events, n = fields.get("events"), fields.get("n")
    return group(events, n) if type(events) is int and type(n) is int and events >= 0 < n else None


def rounded(estimate: Estimate) -> dict[str, float]:
    return {name: round(value, DECIMALS) for name, value in estimate._asdict().items()}
