"""Findings that are no figures, as they stand in a cell: statuses, targets, boxed warnings."""

from app.envelope import Shape
from app.models.approval import ApprovalStatus, Use
from app.models.citation import ReferenceKind
from app.models.legal_status import LegalControl
from app.models.mechanism import Affinity
from app.models.period import Beginning, Doubt
from app.models.warning_topic import WarningTopic
from app.record import Link
from app.values.age_group import AgeGroup
from app.values.jurisdiction import Jurisdiction
from app.values.text import Slug


class Evidenced(Shape):
    """Something that one record tells."""

    fact: Slug
    """Key of the record: an approval, a legal status, a warning."""
    treatment: Link
    """Of what it is told."""
    source: Slug
    """Key into `references` of the same answer."""
    source_kind: ReferenceKind
    """What kind of source that is."""
    locator: str
    """Where in the source it stands."""
    verified: bool
    """Was it seen in the source?"""


class CellStatus(Evidenced):
    """How a treatment stands with an authority or a drug law."""

    status: ApprovalStatus | LegalControl
    condition: Link | None
    """For what; `null` if for no condition of this collection, and for drug law."""
    indication: str | None
    """For what, in words; `null` for drug law."""
    use: Use | None
    """With what it is to be given; `null` if that is not told, and for drug law."""
    age_group: AgeGroup | None
    """For whom; `null` if that is not told, and for drug law."""
    schedule: str | None
    """The schedule or class as that jurisdiction words it; `null` for approvals."""
    subdivision: str | None
    """State or province (ISO 3166-2) to which it is confined."""
    began: str | None
    """Day, month or year (ISO 8601) since when it holds."""
    began_by: Beginning | None
    """What happened then."""
    doubt: Doubt | None
    """Why it may not have held on the day; `null` if it certainly did."""


class CellTarget(Shape):
    """A target on which a treatment acts."""

    target: Link
    """The target."""
    facts: list[Slug]
    """Keys of the mechanisms that tell of it."""
    verified: bool
    """Was any of those seen in its source?"""
    affinity: Affinity | None
    """The strongest binding that is recorded, a Ki before other constants; `null` if none is, or for other targets than
    main ones."""
    affinity_fact: Slug | None
    """Key of the mechanism that tells it."""


class Box(Evidenced):
    """What a boxed warning is about."""

    topic: WarningTopic
    text: str
    """The warning in our words, for the audience."""
    jurisdiction: Jurisdiction | None
    """Whose label it is."""
