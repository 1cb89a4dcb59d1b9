"""What is known of treatments that meet in one person: every pair of them, the most severe first."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sqlalchemy import Connection

from app.address import Address
from app.answer import Answer
from app.answers.checked import CheckedPair, CheckMeta, NarrowerInteraction, Wait
from app.answers.gather import Gathering
from app.answers.pairs import Pair
from app.answers.vocabulary import Finding
from app.envelope import Links, common
from app.models.interaction import INTERACTIONS, InteractionRecord, InteractionSeverity
from app.models.treatment import TREATMENTS
from app.reader import Release
from app.record import in_words
from app.values.text import MOST_VALUES

NOTICE = (
    "Only pairs are looked at, and most pairs of medicines were not looked up: what is not recorded is not harmless"
    " by that. Doses, illnesses and what else is taken are not looked at."
)


def check_answer(db: Connection, release: Release, slugs: Sequence[str], here: Address) -> Answer:
    """Every pair of these treatments."""
    gathering = Gathering(db, release)
    met, kin = gathering.met(slugs), release.kin[TREATMENTS.path]
    known = interactions_of(gathering, sorted({slug for each in met for slug in (each.slug, *each.combines)}))
    pairs = [checked_pair(Pair(one, two, kin), known) for one, two in combinations(met, 2)]
    pairs.sort(key=urgency)
    shown = {(INTERACTIONS.path, each.slug) for pair in pairs for each in pair.interactions}
    unknown = sum(each.finding in (Finding.MEMBERS_ONLY, Finding.UNKNOWN) for each in pairs)
    meta = CheckMeta(**common(release.stamp), total=len(pairs), unknown_total=unknown, notices=[NOTICE])
    return Answer(pairs, meta, Links(self=str(here)), gathering.references(shown))


def interactions_of(gathering: Gathering, slugs: Sequence[str]) -> list[InteractionRecord]:
    """Every record of these treatments, their members and classes, as many of them at once as a question may name."""
    found: dict[str, InteractionRecord] = {}
    for start in range(0, len(slugs), MOST_VALUES):
        asked = slugs[start : start + MOST_VALUES]
        found |= {each.slug: each for each in gathering.read(INTERACTIONS, InteractionRecord, treatment=asked)}
    return [*found.values()]


def urgency(pair: CheckedPair) -> tuple[int, int]:
    """What comes first: what was found, the most severe of it."""
    ranks = [each.severity.rank for each in pair.interactions or pair.for_members]
    return [*Finding].index(pair.finding), -max(ranks, default=-1)


def checked_pair(pair: Pair, known: Sequence[InteractionRecord]) -> CheckedPair:
    """What is known of two treatments."""
    held, narrower = pair.held(known), pair.narrower(known)
    names = f"{pair.one.name} and {pair.two.name}"
    if same := pair.relation:
        finding, says = Finding.NOT_COMPARED, f"Not compared: {same}"
    elif held:
        finding, says = Finding.RECORDED, f"{names}: {spoken_severity(held)}"
    elif narrower:
        finding = Finding.MEMBERS_ONLY
        says = f"{names}: unknown for them as a whole."
    else:
        finding = Finding.UNKNOWN
        says = f"{names}: unknown. Nothing is recorded of them, which does not mean that they may be taken together."
    if narrower:
        says += f" Of members or forms there are records, up to {in_words(narrower[0].severity)}: see `for_members`."
    told = [*waits(pair, held)]
    return CheckedPair(
        between=[pair.one.link, pair.two.link],
        finding=finding,
        severity=held[0].severity if held else None,
        says=says,
        interactions=held,
        waits=told,
        waits_untold=[*untold(pair, held, told)],
        for_members=[NarrowerInteraction(slug=each.slug, name=each.label, severity=each.severity) for each in narrower],
    )


def spoken_severity(held: Sequence[InteractionRecord]) -> str:
    """The worst of what is recorded, of what that is recorded, and whether it was checked."""
    first = held[0]
    of = " with ".join(each.name for each in first.between)
    said = in_words(first.severity)
    if first.severity == InteractionSeverity.NONE_KNOWN:
        said = "none known to the source, which is a finding and no promise"
    where = f" ({first.jurisdiction.meaning})" if first.jurisdiction else ""
    checked = "" if first.verified else " (not checked)"
    return f"{said}{where}{checked}. Recorded of {of}: {first.effect}"


def untold(pair: Pair, held: Sequence[InteractionRecord], told: Sequence[Wait]) -> Iterator[str]:
    """A sentence for each direction in which no wait is told, of what must not meet or has a wait the other way."""
    if told or any(each.severity == InteractionSeverity.CONTRAINDICATED for each in held):
        known = {(each.stop.slug, each.start.slug) for each in told}
        for stop, start in ((pair.one, pair.two), (pair.two, pair.one)):
            if (stop.slug, start.slug) not in known:
                yield f"No wait from {stop.name} to {start.name} is recorded, which does not mean that none is needed."


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
