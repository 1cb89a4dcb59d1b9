"""What a check of interactions answers: every pair, with what holds for it."""

from app.answers.vocabulary import Finding
from app.envelope import Links, Meta, Shape
from app.models.interaction import InteractionRecord, InteractionSeverity
from app.models.reference import CompactReference
from app.record import Link
from app.values.duration import Duration
from app.values.jurisdiction import Jurisdiction
from app.values.text import Slug


class Wait(Shape):
    """How long to wait between the two, in one direction, as one source tells it."""

    stop: Link
    """Which of the two is stopped."""
    start: Link
    """Which of the two may be started when the wait is over."""
    wait: Duration
    """How long the source waits, at least."""
    wait_max: Duration | None
    """The longest that the source names; `null` if it names one time."""
    jurisdiction: Jurisdiction | None
    """Whose label or guideline it is; `null` if it is tied to no country."""
    says: str
    """The same in words, with what the source tells it of."""
    note: str | None
    """What a reader must know to use it rightly."""
    interaction: Slug
    """Key of the record that tells it."""
    source: Slug
    """Key into `references` of the same answer."""
    locator: str
    """Where in the source it stands."""


class NarrowerInteraction(Shape):
    """An interaction of members or forms, which does not hold for all of what was named."""

    slug: Slug
    """Key of the record."""
    name: str
    """Of what it is."""
    severity: InteractionSeverity


class CheckedPair(Shape):
    """What is known of two of the treatments."""

    between: list[Link]
    """The two."""
    finding: Finding
    severity: InteractionSeverity | None
    """The worst of what holds for the two; `null` if nothing is recorded of them."""
    says: str
    """The finding in words."""
    interactions: list[InteractionRecord]
    """Records that hold for the two, the most severe first. That of a class is left out where a member has its own."""
    waits: list[Wait]
    """How long to wait, in each direction of which a source tells."""
    waits_untold: list[str]
    """For what must not meet: each direction of which no source tells a wait, and that this is no permission."""
    for_members: list[NarrowerInteraction]
    """Interactions of members or forms of the two, the most severe first. Their waits may be longer."""


class CheckMeta(Meta):
    """What holds for all pairs."""

    total: int
    """Number of pairs."""
    unknown_total: int
    """Number of pairs that were compared, and of which nothing is recorded as they were named."""
    notices: list[str]
    """What the pairs do not say themselves."""


class CheckedInteractions(Shape):
    """Every pair: first what is recorded, the most severe of it first; last what was not compared."""

    data: list[CheckedPair]
    references: dict[Slug, CompactReference]
    """Every source behind the interactions, by its key."""
    meta: CheckMeta
    links: Links
