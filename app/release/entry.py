"""A checked record with all that a release says of it: made once, for whoever names, loads, searches or compares."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic_core import to_json

from app.members import Fields, in_reading_order, pointers
from app.models import Catalogue
from app.models.reference import REFERENCES
from app.models.stamp import digest
from app.record import Record
from app.release.rules import Draft
from app.release.seed import Seed
from app.resource import Resource


@dataclass(frozen=True)
class Entry:
    """A record of a release."""

    seed: Seed
    record: Record
    rank: int
    """Its place in its collection: what is shown first, then in dossier order."""
    fields: Fields
    """What is public of it, in reading order."""
    document: bytes
    """The same as JSON: what is served, byte for byte."""

    @property
    def resource(self) -> Resource:
        return self.seed.resource

    @property
    def cited_slugs(self) -> str:
        """Slugs of the references that it cites, separated by blanks."""
        found = pointers(self.resource.record, self.fields)
        return " ".join(sorted({each.value for each in found if each.member.to == REFERENCES.path}))


def entries_of(drafts: Iterable[Draft], catalogue: Catalogue) -> list[Entry]:
    """The records of these drafts, which have no fault: by collection, then by slug."""
    seen: Counter[str] = Counter()
    entries: list[Entry] = []
    whole = [(draft.seed, draft.record) for draft in drafts if draft.record]
    for seed, record in sorted(whole, key=lambda each: not each[1].shown_first):
        fields = in_reading_order(seed.resource.record, record.model_dump(mode="json"))
        entries.append(Entry(seed, record, seen[seed.path], fields, to_json(fields)))
        seen[seed.path] += 1
    places = {path: place for place, path in enumerate(catalogue.by_path)}
    return sorted(entries, key=lambda entry: (places[entry.seed.path], entry.record.slug))


def of(entries: Iterable[Entry], resource: Resource) -> list[Entry]:
    """Those of one collection."""
    return [entry for entry in entries if entry.resource is resource]


def digest_of(entries: Sequence[Entry]) -> str:
    """The same for equal records in equal places of their collections, on every machine."""
    return digest((entry.seed.path, entry.rank, entry.document) for entry in entries)
