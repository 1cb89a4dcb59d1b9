"""What is known of treatments that meet in one person: every pair of them, the most severe first."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sqlalchemy import Connection

from app.address import Address
from app.answer import Answer
from app.answers.pairs import Pair
from app.envelope import Links, Meta, Shape, common
from app.models.interaction import INTERACTIONS, InteractionQuery, InteractionRecord, InteractionSeverity
from app.models.reference import CompactReference
from app.models.treatment import TREATMENTS
from app.query import records
from app.query.question import question_of
from app.query.references import references
from app.reader import Release
from app.record import Link, in_words
from app.values.choice import Choice
from app.values.duration import Duration
from app.values.jurisdiction import Jurisdiction
from app.values.text import Slug

NOTICE = (
    "Only pairs are looked at, and most pairs of medicines were not looked up: what is not recorded is not harmless"
    " by that. Doses, illnesses and what else is taken are not looked at."
)


class Finding(Choice):
    """What was found of a pair."""

    RECORDED = "recorded", "there is a record of the two, or of classes to which they belong"
    MEMBERS_ONLY = "members_only", "nothing is recorded of the two, but something of members or forms of them"
    UNKNOWN = "unknown", "nothing is recorded, which does not mean that they may be taken together"
    NOT_COMPARED = "not_compared", "they are the same, or one is a member or a form of the other"


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


class CheckedPair(Shape):
    """What is known of two of the treatments."""

    between: list[Link]
    """The two."""
    finding: Finding
    severity: InteractionSeverity | None
    """The worst of what is recorded; `null` if nothing is."""
    says: str
    """The finding in words."""
    interactions: list[InteractionRecord]
    """Records that hold for the two, the most severe first. That of a class is left out where a member has its own."""
    waits: list[Wait]
    """How long to wait, in each direction of which a source tells."""
    for_members: list[Link]
    """Interactions of members or forms of the two, which do not hold for all of what was named."""


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


def check_answer(db: Connection, release: Release, slugs: Sequence[str], here: Address) -> Answer:
    """Every pair of these treatments."""
    query = InteractionQuery.model_validate({"treatment": slugs})
    found = records.documents(db, question_of(release, INTERACTIONS, query))
    known = [InteractionRecord.model_validate_json(each.document) for each in found]
    named, kin = release.known[TREATMENTS.path].labels, release.kin[TREATMENTS.path]
    links = [Link(slug=slug, name=named[slug]) for slug in slugs]
    pairs = [checked_pair(Pair(one, two, kin), known) for one, two in combinations(links, 2)]
    pairs.sort(key=lambda each: ([*Finding].index(each.finding), -worst(each.interactions)))
    shown = {each.slug for pair in pairs for each in pair.interactions}
    cited = {slug for each in found if each.slug in shown for slug in each.cited_slugs.split()}
    unknown = sum(each.finding in (Finding.MEMBERS_ONLY, Finding.UNKNOWN) for each in pairs)
    meta = CheckMeta(**common(release.stamp), total=len(pairs), unknown_total=unknown, notices=[NOTICE])
    return Answer(pairs, meta, Links(self=str(here)), references(db, release, cited))


def worst(held: Sequence[InteractionRecord]) -> int:
    """The rank of the most severe of these records."""
    return max((each.severity_rank for each in held), default=0)


def checked_pair(pair: Pair, known: Sequence[InteractionRecord]) -> CheckedPair:
    """What is known of two treatments."""
    same = pair.relation
    held = [] if same else pair.held(known)
    narrower = [] if same else pair.narrower(known)
    names = f"{pair.one.name} and {pair.two.name}"
    if same:
        finding, says = Finding.NOT_COMPARED, f"Not compared: {same}"
    elif held:
        finding, says = Finding.RECORDED, f"{names}: {spoken_severity(held)}"
    elif narrower:
        finding = Finding.MEMBERS_ONLY
        says = f"{names}: unknown for them as a whole; something is recorded of members or forms, see `for_members`."
    else:
        finding = Finding.UNKNOWN
        says = f"{names}: unknown. Nothing is recorded of them, which does not mean that they may be taken together."
    return CheckedPair(
        between=[pair.one, pair.two],
        finding=finding,
        severity=held[0].severity if held else None,
        says=says,
        interactions=held,
        waits=[*waits(pair, held)],
        for_members=[Link(slug=each.slug, name=each.label) for each in narrower],
    )


def spoken_severity(held: Sequence[InteractionRecord]) -> str:
    """The worst of what is recorded, of what that is recorded, and whether it was checked."""
    first = held[0]
    of = " with ".join(each.name for each in first.between)
    said = in_words(first.severity)
    if first.severity == InteractionSeverity.NONE_KNOWN:
        said = "none known to the source, which is a finding and no promise"
    checked = "" if first.verified else " (not checked)"
    return f"{said}{checked}. Recorded of {of}: {first.effect}"


def waits(pair: Pair, held: Sequence[InteractionRecord]) -> Iterator[Wait]:
    """Every wait between the two, each direction for itself."""
    for record in held:
        for each in record.washouts:
            for stop, start in pair.ends(each):
                upto = f" to {each.wait_max.words}" if each.wait_max else ""
                of = f"told of {each.stop.name} and then {each.start.name}"
                where = f"{each.jurisdiction.meaning}; {of}" if each.jurisdiction else of
                yield Wait(
                    stop=stop,
                    start=start,
                    wait=each.wait,
                    wait_max=each.wait_max,
                    jurisdiction=each.jurisdiction,
                    says=f"From {stop.name} to {start.name}: at least {each.wait.words}{upto} ({where}).",
                    note=each.note,
                    interaction=record.slug,
                    source=each.source,
                    locator=each.locator,
                )
