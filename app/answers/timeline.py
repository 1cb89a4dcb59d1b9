"""What changed for a treatment, in the order of days: what began, ended or was warned of, in every collection."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from app.address import Address
from app.answer import Answer
from app.answers.absence import absences
from app.answers.gather import Gathering
from app.envelope import Links, Meta, Shape, common
from app.models.approval import APPROVALS, ApprovalRecord
from app.models.citation import ReferenceKind
from app.models.legal_status import LEGAL_STATUS, LegalStatusRecord
from app.models.period import Beginning
from app.models.reference import CompactReference
from app.models.regulation import Dated, Event, HeldRecord
from app.models.safety_warning import WARNINGS, SafetyWarningRecord
from app.reader import Release
from app.record import Link
from app.values.day import Day
from app.values.jurisdiction import Jurisdiction
from app.values.text import Slug

TOLD = ((APPROVALS, ApprovalRecord), (LEGAL_STATUS, LegalStatusRecord), (WARNINGS, SafetyWarningRecord))
"""The collections whose records have days, with their records."""
Places = Mapping[str, Sequence[str]]
"""Parameter -> the places that it asks for."""


class Undated(Shape):
    """What a record tells, if it tells of no day."""

    treatment: Link
    """The treatment, its substance, its class or a form of it: of what the source speaks."""
    jurisdiction: Jurisdiction | None
    """Where; `null` if it is tied to no country."""
    subdivision: str | None
    """State or province (ISO 3166-2) to which it is confined."""
    says: str
    """What began, ended or was stated; ends in "(not checked)" where that was not seen in the source."""
    verified: bool
    """Was it seen in the source?"""
    source: Slug
    """Key into `references` of the same answer."""
    source_kind: ReferenceKind
    """What kind of source that is."""
    resource: str
    """Collection of the record that tells of it."""
    slug: Slug
    """Key of that record."""
    link: str
    """Address of that record."""


class TimelineEntry(Undated):
    """Something that changed on a day."""

    day: Day
    """Day, month or year (ISO 8601), as exact as the source has it."""
    event: Event
    began_by: Beginning | None
    """In what way it began; `null` where it ended or was stated."""


class TimelineMeta(Meta):
    """What holds for the whole timeline."""

    total: int
    """Number of entries."""
    notices: list[str]
    """For which of the places asked for nothing was found."""
    undated: list[Undated]
    """What also holds or was warned of, while no day of it is known, so that it has no place in the order."""


class Timeline(Shape):
    """Everything that changed, the oldest first; a month or year comes before the days within it."""

    data: list[TimelineEntry]
    references: dict[Slug, CompactReference]
    """Every source behind the entries, by its key."""
    meta: TimelineMeta
    links: Links


def timeline_answer(db: Connection, release: Release, slug: str, asked: Places, here: Address) -> Answer:
    """What changed for a treatment, its class, substance and forms, where that is asked for."""
    gathering = Gathering(db, release)
    entries: list[TimelineEntry] = []
    undated: list[Undated] = []
    for resource, model in TOLD:
        for record in gathering.read(resource, model, treatment=[slug], **asked):
            told, dated = told_by(record, resource.path, here.site), [*record.dated]
            entries += (dated_entry(told, each) for each in dated)
            if not dated:
                undated.append(told)
    entries.sort(key=lambda each: (each.day, each.slug, [*Event].index(each.event)))
    held = sorted({each.jurisdiction for each in (*entries, *undated) if each.jurisdiction})
    notices = [each for places in asked.values() for each in absences(places, held)]
    meta = TimelineMeta(**common(release.stamp), total=len(entries), notices=notices, undated=undated)
    return Answer(entries, meta, Links(self=str(here)), gathering.references(gathering.cited))


def told_by(record: HeldRecord, path: str, site: str) -> Undated:
    """What a record says, whatever its day."""
    jurisdiction, subdivision = record.place
    return Undated(
        treatment=record.treatment,
        jurisdiction=jurisdiction,
        subdivision=subdivision,
        says=record.says if record.verified else f"{record.says} (not checked)",
        verified=record.verified,
        source=record.source,
        source_kind=record.source_kind,
        resource=path,
        slug=record.slug,
        link=f"{site}/v1/{path}/{record.slug}",
    )


def dated_entry(told: Undated, dated: Dated) -> TimelineEntry:
    """The same on a day of it; what ended does not read as if it went on."""
    fields = {name: getattr(told, name) for name in Undated.model_fields}
    if dated.event == Event.ENDED:
        fields["says"] = f"no longer {told.says}"
    return TimelineEntry(**fields, **dated._asdict())
