"""Rules of where a right thing is filed: a figure, a name or a code in a field that says something else misleads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.errors import DossierFault
from app.models.citation import ReferenceKind
from app.models.condition import ConditionRecord
from app.models.outcome import Direction, OutcomeRecord
from app.models.reference import ReferenceRecord
from app.models.regimen import RegimenRecord
from app.models.target import TargetRecord
from app.models.treatment import TreatmentRecord
from app.release.rules.base import Draft, those

THEORIES = ("hypothes", "theory", "theories")
"""What the names of ideas about a thing have in them, and those of things do not."""
AUTHORITIES = frozenset(
    {
        ReferenceKind.LABEL,
        ReferenceKind.GUIDELINE,
        ReferenceKind.REGULATOR,
        ReferenceKind.LAW,
        ReferenceKind.MANUAL,
        ReferenceKind.MONOGRAPH,
        ReferenceKind.NEWS,
        ReferenceKind.WEBPAGE,
    }
)
"""Kinds of source that may tell what is the rule in a country."""


def theories_are_no_synonyms(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Who looks for a thing finds it, and who looks for an idea about it must not take it for a name of the thing."""
    for kind in (TargetRecord, ConditionRecord):
        for seed, record in those(drafts, kind):
            for number, name in enumerate(record.synonyms):
                if any(each in name.lower() for each in THEORIES):
                    yield seed.fault(("synonyms", number), f"'{name}' names an idea", "tell of it in the description")


def trials_make_no_rules(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A dose that was tried in a country is not what is given there."""
    kinds = {seed.slug: reference.kind for seed, reference in those(drafts, ReferenceRecord)}
    for seed, regimen in those(drafts, RegimenRecord):
        kind = kinds.get(regimen.source)
        if regimen.jurisdiction and kind and kind not in AUTHORITIES:
            yield seed.fault(("jurisdiction",), f"a {kind} makes no rule", "leave it out, or cite who makes it")


def bands_of_severity_join(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Every score has one name, and nobody in remission has a mild depression."""
    for seed, outcome in those(drafts, OutcomeRecord):
        bands = sorted(outcome.severity.bands, key=lambda each: each.lower) if outcome.severity else []
        for below, band in pairwise(bands):
            if band.lower != below.upper + 1:
                wrong = f"'{below.label}' ends at {below.upper:g}, '{band.label}' begins at {band.lower:g}"
                yield seed.fault(("severity", "bands"), wrong, "let each begin where the one below it ends")
        well = outcome.remission_criterion.threshold if outcome.remission_criterion else None
        for band in bands if well is not None and outcome.direction == Direction.LOWER else ():
            if band.label.startswith("mild") and well is not None and band.lower < band.upper <= well:
                yield seed.fault(("severity", "bands"), f"{band.label} lies within remission", "look both up")


def codes_rest_on_open_sources(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A code that was read under terms that forbid business may not be passed on to all who use this collection."""
    licences = {seed.slug: reference.licence or "" for seed, reference in those(drafts, ReferenceRecord)}
    for seed, treatment in those(drafts, TreatmentRecord):
        for number, source in enumerate(treatment.identifiers_sources):
            if "NC" in licences.get(source, ""):
                wrong = f"{source} may not be passed on by all ({licences[source]})"
                yield seed.fault(("identifiers_sources", number), wrong, "name a source whose terms allow it")
