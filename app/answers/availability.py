"""Why a list is empty: nothing was found, nobody looked, there can be none, or none fits what was asked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from app.answers.gather import Gathering
from app.envelope import Availability, GapFound
from app.models.coverage import COVERAGE, OF, TOGETHER, Coverage
from app.models.gap import GAPS, AbsenceKind, CellKey, GapRecord
from app.query import records
from app.query.question import ListQuestion, question_of
from app.resource import Resource

Sent = Mapping[str, Sequence[str]]
"""Filters that were sent, with their values."""
SAID = {
    AbsenceKind.NOT_SEARCHED: "Nothing is recorded, and nobody is known to have looked.",
    AbsenceKind.NONE_FOUND: "Somebody looked and found nothing; `gaps` tell when and where.",
    AbsenceKind.NOT_APPLICABLE: "There can be none; `gaps` tell why.",
    AbsenceKind.NONE_FIT: "Records are there, but none fits all that was asked.",
}
"""State of an empty list -> what is said of it; of several gaps the state that comes first holds for the list."""


def availability(db: Connection, question: ListQuestion, site: str) -> Availability:
    """Why a question found nothing."""
    given = filters_given(question)
    gathering = Gathering(db, question.release)
    gaps = [*standing_for_nothing(gathering, question.resource, given)]
    otherwise = AbsenceKind.NONE_FIT if anything_is_recorded(db, question, given) else AbsenceKind.NOT_SEARCHED
    state = next((each for each in SAID if each in {gap.state for gap in gaps}), otherwise)
    return Availability(state=state, says=SAID[state], gaps=[gap_found(each, site) for each in gaps])


def filters_given(question: ListQuestion) -> Sent:
    """The filters that were sent, each with its values as text."""
    sent: Mapping[str, Any] = question.query.model_dump(  # any: of their types
        mode="json", include={*question.resource.filters}, exclude_none=True
    )
    return {name: [*map(as_sent, value if isinstance(value, list) else [value])] for name, value in sent.items()}


def as_sent(value: Any) -> str:  # any: a value of a filter
    return str(value).lower() if isinstance(value, bool) else str(value)


def standing_for_nothing(gathering: Gathering, resource: Resource, given: Sent) -> Iterator[GapRecord]:
    """The gaps that say why there is nothing, if every treatment that was named has one; else none."""
    for coverage in COVERAGE:
        if not any(each.resource is resource and asks(given, dict(each.where)) for each in coverage.facts):
            continue
        wanted = [*cells_asked(coverage, given)]
        if not wanted:
            continue
        by_cell = gathering.gaps()
        if all(cell in by_cell for cell in wanted):
            yield from {by_cell[cell].slug: by_cell[cell] for cell in wanted}.values()


def asks(given: Sent, where: Sent) -> bool:
    """Is the question at least as narrow as these filters?"""
    return all(name in given and {*given[name]} <= {*values} for name, values in where.items())


def cells_asked(coverage: Coverage, given: Sent) -> Iterator[CellKey]:
    """Each cell of the evidence map that a question is about."""
    if coverage.by == TOGETHER:
        both = given.get(TOGETHER, ())
        if len(both) == 2:
            yield both[0], coverage.attribute.value, both[1]
        return
    for treatment in given.get(OF, ()):
        others = given.get(coverage.by, ()) if coverage.by else [""]
        yield from ((treatment, coverage.attribute.value, other) for other in others)


def anything_is_recorded(db: Connection, question: ListQuestion, given: Sent) -> bool:
    """Is anything recorded of what was named, or in the collection if nothing was?"""
    resource = question.resource
    named = {name: given[name] for name in (OF, TOGETHER) if name in given and name in resource.filters}
    return records.total(db, question_of(question.release, resource, resource.query.model_validate(named))) > 0


def gap_found(gap: GapRecord, site: str) -> GapFound:
    """A gap as it is shown beside what it explains."""
    return GapFound(
        slug=gap.slug,
        state=gap.state,
        reason=gap.reason,
        searched_on=gap.searched_on,
        searched_in=gap.searched_in,
        link=f"{site}/v1/{GAPS.path}/{gap.slug}",
    )
