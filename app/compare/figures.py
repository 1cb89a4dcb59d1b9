"""A figure as it stands in a cell, with all that it needs to be read rightly."""

from app.compare.absolute_vocabulary import WhyNoAbsolute
from app.compare.absolutes import AbsoluteEffect
from app.compare.facts import CellFact
from app.compare.vocabulary import CellControl, ConditionRelation
from app.envelope import Shape
from app.models.analysis import Measure, Reservation
from app.models.ascertainment import Ascertainment, CountsFrom, ShareBound
from app.models.citation import ReferenceKind
from app.models.pooling import Certainty, Comparison, EffectReservation, IntervalKind
from app.models.timing import After, Bound, Dosing, Statistic, Unfit, Whom
from app.models.trial import Blinding
from app.record import Link
from app.values.text import Fraction, Slug
from app.values.unit import Unit


class ArmFigure(Shape):
    """One side of a comparison."""

    treatment: Link
    """What people got."""
    events: int | None
    """In how many it happened; `null` if only a share is told."""
    n: int | None
    """How many there were."""
    proportion: Fraction | None
    """Share in whom it happened."""
    bound: ShareBound | None
    """`null` if that is the share itself."""


class MeasuredEffect(Shape):
    """An effect with all that it needs to be read rightly. `null` is not known, or does not belong to it."""

    value: float | None
    """The figure; `null` where there is only a bound or a range."""
    lower: float | None
    """Lower end of its interval, or what else is certain of it."""
    upper: float | None
    """Upper end, likewise."""
    measure: Measure | None
    """How treatment and comparator are compared; a risk difference is a fraction, 0.1 is ten in a hundred."""
    interval: IntervalKind | None
    """What `lower` and `upper` are, of an effect; `null` if it has none."""
    level: Fraction | None
    """Confidence level or credibility of the interval, from 0 to 1."""
    definition: str | None
    """What exactly was measured, and to which event; of an adverse effect what was counted as it, if not the same."""
    outcome: Link | None
    """What was measured."""
    timepoint: str | None
    """When it was looked at (ISO 8601); `null` if there is no one time."""
    timepoint_in_words: str | None
    """The same, where there is no one time, or it is that of most trials."""
    comparator: Link | None
    """With what it was compared."""
    control: CellControl | None
    """What kind of control that is."""
    with_background: bool | None
    """Was it added to a treatment that the people on both sides got?"""
    comparison: Comparison | None
    """What an estimate over trials compares."""
    arms: list[ArmFigure]
    """Both sides as they were counted, the treatment first; empty if that is not told."""
    absolute: AbsoluteEffect | None
    """What it means for 1,000 people; `why_no_absolute` says why not."""
    why_no_absolute: WhyNoAbsolute | None
    """`null` if there is `absolute`, or the metric compares no effects."""
    ascertainment: Ascertainment | None
    """How adverse effects were found out, which decides how many are found; `null` for other figures."""
    counts: CountsFrom | None
    """Where the numbers of events of a rate come from; `null` if there are none, and for other figures."""
    mirrored: bool | None
    """Is the record told of the comparator, and turned here? `null` for what compares nothing."""
    certainty: Certainty | None
    """Certainty by GRADE; `null` if nobody graded it."""
    study: Link | None
    """The trial, of a comparison of one."""
    blinding: Blinding | None
    """Who did not know what was given, in that trial."""
    derived_from: str | None
    """How the figure was worked out; `null` if it stands like this in the source."""
    condition: Link | None
    """In what it was measured, or for what it holds."""
    condition_relation: ConditionRelation | None
    """How that stands to the condition asked for."""
    population: str | None
    """In whom it was measured."""
    given_as: str | None
    """Dose and schedule under which it was measured, in words."""
    n: int | None
    """People on whom it rests, those compared with them included."""
    studies: int | None
    """Studies that were pooled; `null` if it is one, or not told."""
    against: list[Unfit | EffectReservation | Reservation]
    """What speaks against a figure that stands here all the same; `note` says why it does."""
    note: str | None
    """What a reader must know to use it rightly."""
    facts: list[CellFact]
    """The records of which it is made."""
    source: Slug | None
    """Key into `references` of the same answer; `null` where several sources are behind it, each named beside its
    part."""
    source_kind: ReferenceKind | None
    """What kind of source that is; of several statuses or topics that of the first."""
    source_year: int | None
    """Year in which that source was published."""
    locator: str | None
    """Where in the source it stands."""
    verified: bool | None
    """Was all of it seen in its sources? Of mechanisms: was one fact of each main target? `null` in an empty cell."""


class Figured(MeasuredEffect):
    """A figure with all that it needs to be read rightly. `null` is not known, or does not belong to the metric."""

    typical_iso: str | None
    """`value` as the source writes it (ISO 8601)."""
    lower_iso: str | None
    """`lower` as the source writes it (ISO 8601)."""
    upper_iso: str | None
    """`upper` as the source writes it (ISO 8601)."""
    unit: Unit | None
    """Unit of the numbers (UCUM)."""
    bound: Bound | None
    statistic: Statistic | None
    dosing: Dosing | None
    whom: Whom | None
    after: After | None
    includes_observation: bool | None
    """Is supervision after the administration counted in the length of a session?"""
    scale: Link | None
    """On which scale; `null` if on none, or it is not told."""
