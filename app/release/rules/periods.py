"""Rules of what holds from a day on: approvals, laws, and the texts of warnings."""

from collections.abc import Iterator, Sequence
from datetime import date

from app.errors import DossierFault
from app.models.approval import ApprovalRecord, ApprovalStatus, StatusGroup
from app.models.regulation import Event, HeldRecord, StandingRecord
from app.record import Link, in_words
from app.release.rules.base import Draft, Drafts, those
from app.values.day import earliest, latest
from app.values.jurisdiction import Jurisdiction

TAKEN_BACK = {ApprovalStatus.WITHDRAWN, ApprovalStatus.DISCONTINUED}
FIELDS = {Event.BEGAN: "began", Event.REPORTED: "began", Event.ENDED: "ended", Event.STATED: "stated_on"}
"""What a day is that of -> the field that states it."""
OF_A_LICENCE = ("treatment", "product", "condition", "jurisdiction", "subdivision")


def key(record: StandingRecord, fields: Sequence[str]) -> tuple[str, ...]:
    """What a record says in these fields."""
    values = (getattr(record, name) for name in fields)
    return tuple(value.slug if isinstance(value, Link) else str(value) for value in values)


def nothing_happens_after_the_release(drafts: Drafts) -> Iterator[DossierFault]:
    """A day that has not come is a plan, and would be served as what happened."""
    for seed, record in those(drafts, HeldRecord):
        for dated in record.dated:
            if date.fromisoformat(earliest(dated.day)) > drafts.edition.date:
                field = FIELDS[dated.event]
                wrong = f"{field} {dated.day} is after the release of {drafts.edition.date}"
                yield seed.fault((field,), wrong, "leave it out until then, and tell of the plan in `note`")


def one_holds_at_a_time(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Two statuses of one kind that both go on contradict each other: the older one has ended, or one is wrong."""
    for kind in (each for each in StandingRecord.__subclasses__() if each.once):
        seen: dict[tuple[str, ...], str] = {}
        for seed, record in those(drafts, kind):
            if not record.ended:
                other = seen.setdefault(key(record, kind.once), seed.slug)
                if other != seed.slug:
                    remedy = "state `ended` on the older one, or what sets them apart"
                    yield seed.fault((), f"goes on beside {other}, of the same {', '.join(kind.once)}", remedy)


def licences_are_of_a_jurisdiction(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """No authority licenses for the whole world, and what is international is shown for every country."""
    for seed, record in those(drafts, ApprovalRecord):
        if record.group == StatusGroup.LICENCE and record.jurisdiction == Jurisdiction.INTERNATIONAL:
            yield seed.fault(("jurisdiction",), "a licence that is international", "name the country, or leave it out")


def what_was_taken_back_had_been_given(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A withdrawal ends an approval: without that one, a day before it would show none."""
    approvals = [*those(drafts, ApprovalRecord)]
    ended = {
        key(each, OF_A_LICENCE): each.ended
        for _, each in approvals
        if each.group == StatusGroup.LICENCE and each.status not in TAKEN_BACK and each.ended
    }
    for seed, record in approvals:
        if record.status in TAKEN_BACK:
            end = ended.get(key(record, OF_A_LICENCE))
            if end is None:
                wrong = f"{in_words(record.status)}, but no approval of the same product, use and place has `ended`"
                yield seed.fault(("status",), wrong, "add the approval before it, with `ended`; `began` may be unknown")
            elif record.began and not (earliest(end) <= latest(record.began) and earliest(record.began) <= latest(end)):
                yield seed.fault(("began",), f"began {record.began}, while the approval ended {end}", "look both up")
