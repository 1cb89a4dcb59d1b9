"""One cell of a comparison: what stands for a treatment in a row, or why nothing does."""

from app.compare.facts import CellFact
from app.compare.figures import Figured
from app.compare.findings import Box, CellStatus, CellTarget
from app.compare.shares import CellEffect
from app.compare.vocabulary import (
    CellState,
    EffectOrder,
    FactRelation,
    MetricName,
    PickRule,
    WarningSeverity,
    WhyAbsent,
)
from app.envelope import Shape
from app.models.analysis import Reservation
from app.models.approval import ApprovalStatus
from app.models.gap import AbsenceKind
from app.models.legal_status import LegalControl
from app.models.pooling import EffectReservation
from app.models.regimen import Route
from app.models.timing import Unfit
from app.record import Link
from app.values.jurisdiction import Jurisdiction
from app.values.text import Slug

Against = Unfit | EffectReservation | Reservation | WhyAbsent
"""What may keep a fact from a cell."""


class Absence(Shape):
    """Why nothing stands in a cell. Nothing here says that something does not exist."""

    kind: AbsenceKind
    reasons: list[Against]
    """What keeps the facts that are recorded from standing here; or why there can be none."""
    facts_not_shown: int
    """How many facts are recorded and may not stand here; `others.links` of the cell lists them."""
    see: MetricName | None
    """Another metric that answers something near to it for this treatment; `null` if none does."""
    searched_on: str | None
    """Day on which somebody looked and found nothing; `null` unless `kind` is `none_found`."""
    gap: Slug | None
    """Key of the gap that tells of it, at `/v1/gaps/{slug}`: what was looked for and where; `null` if none does."""


class OtherFacts(Shape):
    """What else is recorded for the cell."""

    count: int
    """How many facts there are besides those in the cell."""
    fit: int
    """Against how many of those nothing speaks; of several rows of one trial one is counted."""
    lowest: float | None
    """The lowest end among those and the cell, in the unit of the metric; `null` if it has none, or none has an end."""
    highest: float | None
    """The highest end, likewise."""
    links: list[str]
    """All of them, with those in the cell, and nothing else: one address for each collection."""


class CellWarning(Shape):
    """What a reader must know before setting the figure beside others."""

    code: str
    """Stable code."""
    severity: WarningSeverity
    text: str
    """The same in words for the audience."""


class RowWarning(CellWarning):
    """In what cells differ from each other."""

    cells: list[Slug]
    """Treatments of the cells that it concerns."""


class MemberFigure(Figured):
    """The figure of one member of a class, or of one form."""

    treatment: Link
    """The member."""


class Cell(Figured):
    """What stands for one treatment in one row. Every key is there; what does not belong to the metric is `null`."""

    treatment: Link
    """The treatment."""
    collection: str
    """Collection of the facts: the path below `/v1/`."""
    state: CellState
    relation: FactRelation | None
    """`null` in an empty cell."""
    rule: PickRule | None
    """By which rule the facts were picked; `null` in an empty cell."""
    via: Link | None
    """Of which substance or class the facts tell, if not of the treatment itself."""
    members: list[MemberFigure]
    """The figures of which a range is made, one for each member; else empty."""
    range_lower: float | None
    """The lowest over `members`, in hours: no interval; `null` unless there are members with figures."""
    range_upper: float | None
    """The highest, likewise."""
    range_lower_iso: str | None
    """The lowest over `members`, as its source writes it (ISO 8601)."""
    range_upper_iso: str | None
    """The highest, likewise."""
    jurisdiction: Jurisdiction | None
    """Where the status holds, or whose labels warn; `null` for other metrics."""
    status: ApprovalStatus | LegalControl | None
    """The first of `statuses`; `null` for a class that is judged by its members, and for other metrics."""
    statuses: list[CellStatus]
    """All that holds on the day, the strongest first; of a class without its own the first of each member."""
    subdivisions: list[CellStatus]
    """What holds only in a state or province."""
    primary: list[CellTarget]
    """Targets that are widely held to be the main ones."""
    contributing: list[CellTarget]
    """Targets that are held to add to the effect, or of which the part is open."""
    disputed: list[CellTarget]
    """Targets that were proposed, with evidence against them."""
    routes: list[Route]
    """By which ways it is given, first those of the acute phase."""
    topics: list[Box]
    """Boxed warnings."""
    effects: list[CellEffect]
    """The commonest adverse effects of one table, as `ordered_by` says; of a class of the tables of its members."""
    ordered_by: EffectOrder | None
    """By what these are put in order; `null` for other metrics."""
    commoner_elsewhere: list[CellFact]
    """Effects that are not in that table, and more frequent, by excess over a control, than the last that is told."""
    disputed_by: list[CellFact]
    """Other facts of the same kind, fit to stand here, that say otherwise."""
    larger_not_shown: list[CellFact]
    """Figures of at least twice the people, left out because they were seen only in a weak source, or not at all."""
    others: OtherFacts
    absence: Absence | None
    """`null` if there is something to show."""
    warnings: list[CellWarning]
    """What must be known of this cell alone."""
    sentence: str
    """The cell in words, made of its fields."""
