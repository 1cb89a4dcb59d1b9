"""What a trajectory shows at one time: a point, and where an arm began."""

from app.answers.trajectory.vocabulary import IntervalOrigin
from app.envelope import Shape
from app.models.analysis import MeanKind, Reservation
from app.values.text import Slug


class TrajectoryPoint(Shape):
    """What was measured at one time. `null` is not known; nothing is filled in between."""

    hours: float
    """Hours from what `anchor` of the series names; 0 is the start."""
    iso: str | None
    """The same as in the source (ISO 8601); `null` at the start."""
    events: int | None
    """People in whom it happened; `null` if only a share was seen, or it is no event."""
    n: int | None
    """People behind the point; `null` if that was not seen."""
    proportion: float | None
    """Share in whom it happened, from 0 to 1; `null` if it is no event."""
    mean: float | None
    """Mean or median, in `unit` of the series; `null` of an event. Of a change, negative is a fall."""
    sd: float | None
    """Standard deviation, in `unit` of the series."""
    se: float | None
    """Standard error, in `unit` of the series."""
    statistic: MeanKind | None
    """What `mean` is; `null` if there is none, or it is 0 by definition."""
    lower: float | None
    """Lower end of the interval of the share or mean."""
    upper: float | None
    """Upper end of the interval of the share or mean."""
    level: float | None
    """Confidence level of the interval, from 0 to 1; `null` if there is none, or it is not told."""
    interval: IntervalOrigin | None
    """`null` if there is no interval."""
    by_definition: bool
    """Is it the 0 at which every change begins, which nobody measured?"""
    derived: list[str]
    """Fields of the record that were worked out of printed figures; empty if all is as printed."""
    derived_from: str | None
    """How they were worked out."""
    unfit: list[Reservation]
    """What speaks against showing it first, or pooling it with others; empty if nothing does."""
    fact: Slug | None
    """Key of the result; `null` at the start, which is a part of the study."""
    source: Slug | None
    """Key into `references` of the same answer; `null` if it is 0 by definition."""
    locator: str | None
    """Where in the source it stands; `null` if it is 0 by definition."""
    verified: bool | None
    """Was it seen in the source? `null` if it is 0 by definition."""
    note: str | None
    """What a reader must know to use the figure rightly."""


class ArmAtStart(Shape):
    """The score of an arm at the start, on the scale of the series, in points."""

    mean: float
    """Mean score."""
    sd: float | None
    """Standard deviation."""
    n: int | None
    """People behind the mean."""
    source: Slug
    """Key into `references` of the same answer."""
    locator: str
    """Where in the source it stands."""
    verified: bool
    """Was it seen in the source?"""
