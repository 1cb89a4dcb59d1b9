"""Tables worked out of records, for filters alone: in which conditions a treatment was studied, its routes, targets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from app.marks import Through, Walk
from app.models.derived import ACTED_ON, ROUTES, TreatmentCondition
from app.models.kin import Kin, kin_of_records
from app.models.mechanism import MechanismRecord
from app.models.regimen import RegimenRecord
from app.models.time_course import TimeCourseRecord
from app.models.timing import TimeCourseKind
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.record import Record
from app.row import Many, Stored

R = TypeVar("R", bound=Record)
Rows = Iterator[dict[str, Any]]  # any: column -> value
HEADLINE_HOURS = {
    TimeCourseKind.ONSET_OF_EFFECT: ("onset_lower_hours", "onset_upper_hours"),
    TimeCourseKind.DURATION_OF_EFFECT: ("duration_lower_hours", "duration_upper_hours"),
}
"""Kind of time course -> columns of the ends of its headline."""


@dataclass(frozen=True)
class Derived:
    """A table, and what makes its rows of the records of a release and the kin of its treatments."""

    row: type[Stored]
    rows: Callable[[Sequence[Record], Kin], Rows]


def of_kind(records: Iterable[Record], kind: type[R]) -> Iterator[R]:
    return (record for record in records if isinstance(record, kind))


def treatment_conditions(records: Sequence[Record], kin: Kin) -> Rows:
    """Each treatment and condition of which a fact speaks, with its headline hours; also for what it is a form of."""
    hours: dict[tuple[str, str], dict[str, float | None]] = {}
    for fact in (*of_kind(records, RegimenRecord), *of_kind(records, TimeCourseRecord)):
        if fact.condition:
            key = fact.treatment.slug, fact.condition.slug
            known = hours.setdefault(key, dict.fromkeys(chain(*HEADLINE_HOURS.values())))
            if isinstance(fact, TimeCourseRecord) and fact.headline and fact.kind in HEADLINE_HOURS:
                known |= zip(HEADLINE_HOURS[fact.kind], (fact.lower_hours, fact.upper_hours), strict=True)
    for (form, condition), known in sorted(hours.items()):
        for treatment in kin.walked(form, Walk.ORIGINS):
            yield {"treatment": treatment, "form": form, "condition": condition, **known}


def treatment_values(records: Sequence[Record], kin: Kin) -> Rows:
    """The routes of each treatment and its forms; its targets, those of its forms, and of what it is a form of."""
    found: set[tuple[Through, str, str]] = set()
    for regimen in of_kind(records, RegimenRecord):
        owners = kin.walked(regimen.treatment.slug, Walk.ORIGINS)
        found |= {(ROUTES, regimen.route.value, slug) for slug in owners}
    for mechanism in of_kind(records, MechanismRecord):
        owners = kin.walked(mechanism.treatment.slug, Walk.ORIGINS, Walk.FORMS)
        found |= {(ACTED_ON, mechanism.target.slug, slug) for slug in owners}
    for through, value, slug in sorted(found, key=lambda each: (each[0].where, *each[1:])):
        yield {**dict(through.where), "value": value, "slug": slug}


DERIVED = (Derived(TreatmentCondition, treatment_conditions), Derived(Many, treatment_values))


def derived(records: Sequence[Record]) -> Iterator[tuple[type[Stored], Rows]]:
    """Each table with its rows."""
    kin = kin_of_records(TREATMENTS, of_kind(records, TreatmentRecord))
    return ((each.row, each.rows(records, kin)) for each in DERIVED)
