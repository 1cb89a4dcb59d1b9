"""The evidence map: for each treatment and attribute how many facts are recorded, where, and why there are none."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from app.address import Address, linked
from app.answer import Answer
from app.answers.availability import gap_found
from app.answers.gather import Gathering
from app.envelope import GapFound, Links, Meta, Shape, common
from app.models.coverage import COVERAGE, JURISDICTION, TOGETHER, Coverage, FactsOf, others_of
from app.models.gap import AbsenceKind, Attribute, CellKey, GapRecord
from app.query import records
from app.query.question import question_of
from app.reader import Release
from app.record import Link
from app.values.jurisdiction import Jurisdiction


class FactCount(Shape):
    """How many facts a collection has for a cell."""

    resource: str
    """The collection."""
    count: int
    """Number of records."""
    link: str
    """All of them, and nothing else."""


class MapCell(Shape):
    """What is known of one attribute of one treatment."""

    attribute: Attribute
    jurisdiction: Jurisdiction | None
    """Where, if it is an approval."""
    other: Link | None
    """With what, if it is an interaction."""
    absence: AbsenceKind | None
    """Why nothing can be shown; `null` where facts can be."""
    facts: int
    """Number of records about it; facts of its members and forms count, too."""
    first: int | None
    """How many of them may be shown first; `null` where that is not decided by a headline."""
    found: list[FactCount]
    """Where they are."""
    gap: GapFound | None
    """The gap that tells of it; `null` if none does."""


class MapRow(Shape):
    """What is known of one treatment."""

    treatment: Link
    cells: list[MapCell]
    """One for each attribute, in the order in which they were asked for; several for approvals and interactions."""


class MapMeta(Meta):
    """What holds for the whole map."""

    cells: int
    """Number of cells."""
    with_facts: int
    """Cells of which something can be shown."""
    absences: dict[AbsenceKind, int]
    """Reason for which nothing can be shown -> number of such cells."""


class EvidenceMap(Shape):
    """What is known and what is not, treatment by treatment."""

    data: list[MapRow]
    meta: MapMeta
    links: Links


def evidence_map_answer(
    db: Connection,
    release: Release,
    here: Address,
    *,
    treatments: Sequence[str],
    attributes: Sequence[Attribute],
    places: Sequence[Jurisdiction],
    others: Sequence[str],
) -> Answer:
    """The map of these treatments; `others` are those with which they may interact."""
    gathering = Gathering(db, release)
    gaps = gathering.gaps()
    covered = [each for wanted in attributes for each in COVERAGE if each.attribute == wanted]
    names = {each.link.slug: each.link for each in gathering.met([*dict.fromkeys((*treatments, *others))])}
    rows: list[MapRow] = []
    for treatment in treatments:
        cells = [
            map_cell(gathering, each, treatment, str(other), names, gaps, here.site)
            for each in covered
            for other in others_of(each, treatment, others, places)
        ]
        rows.append(MapRow(treatment=names[treatment], cells=cells))
    every = [each for row in rows for each in row.cells]
    absences = Counter(each.absence for each in every if each.absence)
    meta = MapMeta(
        **common(release.stamp),
        cells=len(every),
        with_facts=sum(each.absence is None for each in every),
        absences={kind: absences[kind] for kind in AbsenceKind},
    )
    return Answer(rows, meta, Links(self=str(here)))


def map_cell(
    gathering: Gathering,
    coverage: Coverage,
    treatment: str,
    other: str,
    names: Mapping[str, Link],
    gaps: Mapping[CellKey, GapRecord],
    site: str,
) -> MapCell:
    """One cell: what is recorded, or the gap that says why nothing is."""
    asked = coverage.filters(treatment, other)
    found = [fact_count(gathering, each, each.filters(asked), site) for each in coverage.facts]
    first = [fact_count(gathering, each, each.filters(asked), site).count for each in coverage.first]
    facts, gap = sum(each.count for each in found), gaps.get((treatment, coverage.attribute, other))
    absence = None
    if not facts:
        absence = gap.state if gap else AbsenceKind.NOT_SEARCHED
    elif first and not any(first):
        absence = AbsenceKind.NONE_FIT
    return MapCell(
        attribute=coverage.attribute,
        jurisdiction=Jurisdiction(other) if coverage.by == JURISDICTION else None,
        other=names[other] if coverage.by == TOGETHER else None,
        absence=absence,
        facts=facts,
        first=sum(first) if first else None,
        found=[each for each in found if each.count],
        gap=gap_found(gap, site) if gap else None,
    )


def fact_count(gathering: Gathering, facts: FactsOf, asked: Mapping[str, Sequence[str]], site: str) -> FactCount:
    """How many records a list has, and its address."""
    resource = facts.resource
    question = question_of(gathering.release, resource, resource.query.model_validate(asked))
    pairs = ((name, ",".join(values)) for name, values in asked.items())
    return FactCount(
        resource=resource.path,
        count=records.total(gathering.db, question),
        link=linked(f"{site}/v1/{resource.path}", pairs),
    )
