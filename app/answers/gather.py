"""Reads the records of which a computed answer is made, and knows which sources they cite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from sqlalchemy import Connection

from app.answers.pairs import Met
from app.memory import remember
from app.models.gap import GAPS, CellKey, GapRecord
from app.models.reference import CompactReference
from app.models.treatment import TREATMENTS, TreatmentQuery, TreatmentRecord
from app.query import records
from app.query.question import question_of
from app.query.references import references
from app.reader import Release
from app.record import Link, ReadRecord, Record
from app.resource import Resource

M = TypeVar("M", bound=Record)


@dataclass(frozen=True)
class Gathering:
    """What has been read of a release for one answer."""

    db: Connection
    release: Release
    cited: dict[tuple[str, str], Sequence[str]] = field(default_factory=dict[tuple[str, str], Sequence[str]])
    """Collection and slug of each record that was read -> the sources that it cites."""

    def read(self, resource: Resource, model: type[M], **asked: Sequence[str]) -> list[M]:
        """Every record of a resource that these parameters find, in the order of slugs."""
        question = question_of(self.release, resource, resource.query.model_validate(asked))
        key = resource.path, question.shape, *question.values.values()
        if (known := self.release.found.get(key)) is None:
            known = [self.parsed(resource, model, each) for each in records.documents(self.db, question)]
            remember(self.release.found, key, known)
        self.cited.update(((resource.path, each.record.slug), each.cited) for each in known)
        return [cast("M", each.record) for each in known]  # of one resource all are of its model

    def parsed(self, resource: Resource, model: type[Record], stored: records.FoundRecord) -> ReadRecord:
        """A record that was found; it is parsed once in the life of a release."""
        key = resource.path, stored.slug
        if (known := self.release.records.get(key)) is None:
            known = ReadRecord(model.model_validate_json(stored.document), stored.cited_slugs.split())
            self.release.records[key] = known
        return known

    def columns(
        self, resource: Resource, names: Sequence[str], **asked: Sequence[str]
    ) -> list[tuple[Any, ...]]:  # any: of the columns
        """Columns of every record of a resource that these parameters find: to compute with."""
        query = resource.query.model_validate(asked)
        return records.rows(self.db, question_of(self.release, resource, query), names)

    def met(self, slugs: Sequence[str]) -> list[Met]:
        """Treatments of these slugs, in this order, each with what it combines."""
        known = {each.slug: each for each in self.read(TREATMENTS, TreatmentRecord, slug=slugs)}
        return [
            Met(Link(slug=slug, name=known[slug].name), [each.slug for each in known[slug].combines]) for slug in slugs
        ]

    def gaps(self) -> dict[CellKey, GapRecord]:
        """Every gap, by each cell of the evidence map that it fills."""
        return {cell: gap for gap in self.read(GAPS, GapRecord) for cell in gap.cells}

    def treatments(self, **asked: Sequence[str]) -> dict[str, str]:
        """Slug -> name of the treatments that these parameters find."""
        labels, query = self.release.known[TREATMENTS.path].labels, TreatmentQuery.model_validate(asked)
        found = records.rows(self.db, question_of(self.release, TREATMENTS, query), ["slug"])
        return {slug: labels[slug] for (slug,) in found}

    def sources(self) -> Mapping[str, CompactReference]:
        """Those of all that was read, parsed once in the life of a release."""
        known = self.release.sources
        unread = {slug for each in self.cited.values() for slug in each if slug not in known}
        for slug, document in references(self.db, self.release, unread).items():
            known[slug] = CompactReference.model_validate_json(document)
        return known

    def references(self, shown: Iterable[tuple[str, str]]) -> dict[str, bytes]:
        """The sources of these records."""
        return references(self.db, self.release, {source for each in shown for source in self.cited[each]})
