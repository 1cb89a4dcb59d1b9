"""Rules of coverage: what a release promises to cover in full has a fact or a gap in every cell of the evidence map."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from app.errors import DossierFault
from app.marks import Walk
from app.models.coverage import COVERAGE, COVERED_JURISDICTIONS, Coverage, FactsOf, others_of
from app.models.gap import GAPS, Attribute, CellKey, GapRecord
from app.models.kin import Kin, kin_of_records
from app.models.treatment import TREATMENTS, TreatmentRecord
from app.parameter import Parameter
from app.record import Link, Record, in_words
from app.release.rules.base import Draft, those
from app.release.seed import Seed
from app.resource import Resource


class Coverages:
    """Which cells the records of a release fill, by the filters of their lists."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.core = [slug for slug, each in treatments_in(drafts) if each.core]
        self.kin: Kin = kin_of_records(TREATMENTS, [each for _, each in treatments_in(drafts)])
        self.records: dict[str, list[Record]] = defaultdict(list)
        """Path of a collection -> its records."""
        for draft in drafts:
            if draft.record:
                self.records[draft.seed.path].append(draft.record)
        self.kept: dict[FactsOf, list[Record]] = {}
        """List -> its records, of whatever treatment."""

    def cells(self) -> Iterator[tuple[Coverage, str, str]]:
        """Every cell that must be filled."""
        for coverage in COVERAGE:
            for treatment in self.core:
                for other in others_of(coverage, treatment, self.core, COVERED_JURISDICTIONS):
                    yield coverage, treatment, str(other)

    def has_facts(self, coverage: Coverage, treatment: str, other: str) -> bool:
        """Is any fact recorded, be it fit to be shown first or not?"""
        asked = coverage.filters(treatment, other)
        for facts in coverage.facts:
            if facts not in self.kept:
                self.kept[facts] = [
                    each
                    for each in self.records[facts.resource.path]
                    if all(self.fits(each, facts.resource, name, values) for name, values in facts.where)
                ]
            if any(
                all(self.fits(each, facts.resource, name, values) for name, values in asked.items())
                for each in self.kept[facts]
            ):
                return True
        return False

    def fits(self, record: Record, resource: Resource, name: str, values: Sequence[str]) -> bool:
        """Does a filter find a record?"""
        parameter = resource.filters[name]
        held = [*held_by(record, resource.listing.get(name) or parameter.column)]
        groups = [[each] for each in values] if parameter.operator == "all" else [values]
        reached = [self.reached(parameter, group) for group in groups]
        return any(
            all(value in group for value, group in zip(order, reached, strict=True))
            for order in permutations(held, len(reached))
        )

    def reached(self, parameter: Parameter, values: Sequence[str]) -> set[str]:
        """All that a filter looks for, given these values."""
        return {found for each in values for found in self.walked(each, *parameter.walk)}

    def walked(self, slug: str, *walks: Walk) -> list[str]:
        return self.kin.walked(slug, *walks) if walks else [slug]


def treatments_in(drafts: Sequence[Draft]) -> Iterator[tuple[str, TreatmentRecord]]:
    return ((seed.slug, record) for seed, record in those(drafts, TreatmentRecord))


def held_by(record: Record, column: str) -> Iterator[str]:
    """What a record has in a column or a list, as a filter takes it."""
    value = getattr(record, column)
    for each in value if isinstance(value, list) else [value]:
        if each is not None:
            yield each.slug if isinstance(each, Link) else str(each).lower() if isinstance(each, bool) else str(each)


def every_cell_is_filled(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Silence reads as safety, or as proof that nothing is known: what is covered in full says which it is."""
    coverages, seeds = Coverages(drafts), {seed.slug: seed for seed, _ in those(drafts, TreatmentRecord)}
    gaps = {cell for _, gap in those(drafts, GapRecord) for cell in gap.cells}
    for coverage, treatment, other in coverages.cells():
        filled = (treatment, coverage.attribute, other) in gaps or coverages.has_facts(coverage, treatment, other)
        if not filled:
            wrong = f"neither a fact nor a gap of its {in_cell(coverage, other)}"
            yield seeds[treatment].fault(("core",), wrong, f"add a fact, or a record to {GAPS.path}")


def gaps_are_empty(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """A gap that outlives the first fact about it tells people that nothing is known."""
    coverages, told = Coverages(drafts), dict[CellKey, str]()
    by_attribute = {each.attribute: each for each in COVERAGE}
    for seed, gap in those(drafts, GapRecord):
        for treatment, attribute, other in gap.cells:
            coverage = by_attribute[Attribute(attribute)]
            first = told.setdefault((treatment, attribute, other), seed.slug)
            if first != seed.slug:
                yield fault_of(seed, f"{first} tells of the {in_cell(coverage, other)} of {treatment}, too")
            if coverages.has_facts(coverage, treatment, other):
                yield fault_of(seed, f"facts tell of the {in_cell(coverage, other)} of {treatment}")


def fault_of(seed: Seed, wrong: str) -> DossierFault:
    return seed.fault(("treatments",), wrong, "remove that from the gap")


def in_cell(coverage: Coverage, other: str) -> str:
    """What a cell is about, in words."""
    attribute = in_words(coverage.attribute)
    return f"{attribute} ({other})" if other else attribute
