"""One comparison: its rows, what holds for all of them, and where the facts behind it are found."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from app.address import Address, linked
from app.answer import Answer
from app.answers.compare.gathered import gathered
from app.answers.compare.request import CompareRequest, refuse_what_does_not_compare
from app.answers.compare.shape import ComparedTreatments, CompareLinks, CompareMeta
from app.answers.gather import Gathering
from app.answers.safeguards import BOXES, behind_safeguards, boxes_of, patient_safety
from app.compare.evidence import Evidence
from app.compare.matrix import comparison_rows
from app.compare.metric import Metric
from app.compare.metrics import BY_NAME
from app.english import enumerated
from app.envelope import common
from app.models.condition import CONDITIONS
from app.models.effect import EFFECTS
from app.models.treatment import TREATMENTS
from app.reader import Release
from app.values.text import MOST_VALUES

NOTHING_OF = "Of what is asked here nothing is recorded in {condition}, nor in what is wider or narrower."
NOT_KEPT = "Only effects against controls and head to head are kept to {filters}; other rows are as without."


def compare_answer(db: Connection, release: Release, asked: CompareRequest, here: Address) -> Answer:
    """The comparison. Raises `BadParameters` where the treatments cannot be compared."""
    gathering = Gathering(db, release)
    refuse_what_does_not_compare(gathering, asked.treatments, here)
    served = [BY_NAME[each] for each in asked.metrics]
    evidence = gathered(gathering, asked, [*served, BOXES], here)
    shown = [*comparison_rows(served, evidence, asked.treatments)]
    data = ComparedTreatments(
        treatments=[evidence.link(each) for each in asked.treatments],
        condition=evidence.ladder.asked,
        audience=asked.audience,
        status_on=asked.status_on,
        safety=patient_safety(gathering, asked.audience, asked.country, here.site),
        boxed_warnings=boxes_of(evidence, asked.treatments),
        rows=shown,
    )
    return Answer(
        data,
        meta_of(release, asked, served, evidence),
        links_of(release, asked, served, evidence, here),
        gathering.references(behind(data)),
    )


def meta_of(release: Release, asked: CompareRequest, metrics: Sequence[Metric], evidence: Evidence) -> CompareMeta:
    """What holds for the whole comparison."""
    held: set[str] = set()
    for metric in metrics:
        slugs = [found for slug in asked.treatments for found in metric.looked_at(evidence, slug)]
        held |= metric.conditions(evidence, slugs)
    none = any(metric.of_condition for metric in metrics) and held.isdisjoint({*evidence.ladder.relations})
    notices = [NOTHING_OF.format(condition=evidence.ladder.asked.name)] if none else []
    if unanswered := not_kept(release, asked, metrics):
        notices.append(NOT_KEPT.format(filters=enumerated(unanswered)))
    return CompareMeta(
        **common(release.stamp),
        assumed={**asked.assumed},
        conditions_with_evidence=[release.link(CONDITIONS.path, slug) for slug in sorted(held)],
        notices=notices,
    )


def not_kept(release: Release, asked: CompareRequest, metrics: Sequence[Metric]) -> list[str]:
    """Filters to which the facts of some rows are not kept, since those have no such thing."""
    others = [release.catalogue.by_path[each.collection] for each in metrics if each.collection != EFFECTS.path]
    return [name for name in asked.filters if any(name not in resource.filters for resource in others)]


def links_of(
    release: Release, asked: CompareRequest, metrics: Sequence[Metric], evidence: Evidence, here: Address
) -> CompareLinks:
    """Where the comparison, the facts behind it, and the safety of each treatment are found."""
    said = {
        "treatments": asked.treatments,
        "metrics": asked.metrics,
        "condition": [asked.condition],
        "jurisdictions": asked.jurisdictions,
        "status_on": [asked.status_on],
        "audience": [asked.audience],
        "country": [asked.country] if asked.country else [],
        "effects": [str(asked.effects)],
        **{name: [value] for name, value in asked.filters.items()},
        "release": [release.stamp.version],
    }
    permanent = Address(here.site, here.path, [(name, ",".join(values)) for name, values in said.items() if values])
    to_reader = [("audience", str(asked.audience)), *([("country", asked.country)] if asked.country else [])]
    return CompareLinks(
        self=str(here),
        permalink=str(permanent),
        evidence={metric.slug: [*facts_behind(metric, asked, evidence)] for metric in metrics},
        safety=[linked(f"{here.site}/v1/{TREATMENTS.path}/{each}/safety", to_reader) for each in asked.treatments],
    )


def facts_behind(metric: Metric, asked: CompareRequest, evidence: Evidence) -> Iterator[str]:
    """Where every fact is listed at which a metric looks, as many treatments at once as a question may name."""
    slugs = [*dict.fromkeys(found for slug in asked.treatments for found in metric.looked_at(evidence, slug))]
    for start in range(0, len(slugs), MOST_VALUES):
        yield from metric.candidates(evidence, slugs[start : start + MOST_VALUES], asked.jurisdictions)


def behind(data: ComparedTreatments) -> Iterator[tuple[str, str]]:
    """Collection and slug of every record in the answer."""
    for figure in (each for row in data.rows for head in row.direct for each in head.comparisons):
        yield from ((each.collection, each.slug) for each in figure.facts)
    for cell in (cell for row in data.rows for cell in row.cells):
        yield from ((each.collection, each.slug) for each in cell.facts)
        yield from (
            (each.collection, each.slug)
            for each in (*cell.disputed_by, *cell.larger_not_shown, *cell.commoner_elsewhere)
        )
        yield from ((cell.collection, each.fact) for each in cell.subdivisions)
    yield from behind_safeguards(data.safety, data.boxed_warnings)
