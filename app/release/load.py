"""Checked entries -> the rows and documents of a new release. Runs inside the one transaction of its caller."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Table, insert, text

from app.marks import Walk
from app.members import Fields, in_reading_order, pointers, texts
from app.models import IN_READING_ORDER, RESOURCES, Alias, SearchEntry, table
from app.models.kin import kin_of_records
from app.models.reference import REFERENCES
from app.models.stamp import digest
from app.record import Link, Record
from app.release.check import Step
from app.release.derive import derived
from app.release.rules import Entry
from app.resource import Resource
from app.words import indexed

CHUNK = 2000


@dataclass(frozen=True)
class Content:
    """What was loaded."""

    digest: str
    """SHA-256 over all documents, resources and slugs in order."""
    counts: dict[str, int]
    """Path -> number of records."""
    verified: dict[str, int]
    """Path -> number of records whose figures were seen in their source."""


def load(db: Connection, entries: Sequence[Entry], step: Step = lambda: None) -> Content:
    """Stores everything in the empty tables of a release; `step` is called after each record."""
    ranks = ranks_of(entries)
    content = Content(digest_of(entries), {}, {})
    for resource in RESOURCES:
        records = of(entries, resource)
        insert_rows(db, table(resource.row), (row(resource, record, ranks, step) for record in records))
        insert_rows(db, table(Alias), aliases(resource, records))
        content.counts[resource.path] = len(records)
        content.verified[resource.path] = sum(record.is_verified for record in records)
    insert_rows(db, table(SearchEntry), searched(entries))
    for into, rows in derived([entry.record for entry in entries]):
        insert_rows(db, table(into), rows)
    if db.dialect.name == "sqlite":
        db.execute(text("INSERT INTO entry_words(entry_words) VALUES ('rebuild')"))
    db.execute(text("ANALYZE"))
    return content


def of(entries: Iterable[Entry], resource: Resource) -> list[Record]:
    """The records of a resource by slug."""
    return sorted((entry.record for entry in entries if entry.seed.path == resource.path), key=lambda each: each.slug)


def digest_of(entries: Sequence[Entry]) -> str:
    """The same for equal records in equal places of their collections, on every machine."""
    ranks = ranks_of(entries)
    return digest(
        (resource.path, ranks[resource.path, record.slug], document(resource, record))
        for resource in RESOURCES
        for record in of(entries, resource)
    )


def document(resource: Resource, record: Record) -> bytes:
    """The public JSON of a record: what is served, byte for byte."""
    return to_json(in_reading_order(resource.record, record.model_dump(mode="json")))


def row(resource: Resource, record: Record, ranks: dict[tuple[str, str], int], step: Step) -> dict[str, Any]:
    """Each column from the attribute of the record that has its name; a link gives its slug."""
    public = document(resource, record)
    own = {
        "document": public,
        "cited_slugs": " ".join(sorted(cited(resource, from_json(public)))),
        "rank": ranks[resource.path, record.slug],
    }
    names = table(resource.row).columns.keys()
    values = {name: own[name] if name in own else getattr(record, name) for name in names}
    step()
    return {name: value.slug if isinstance(value, Link) else value for name, value in values.items()}


def cited(resource: Resource, document: Fields) -> set[str]:
    """Slugs of the references that a document cites."""
    found = pointers(resource.record, document)
    slugs = {fields[member.name] for _, member, fields in found if member.to == REFERENCES.path}
    return slugs - {None}


def ranks_of(entries: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """Path and slug of each record -> its place in its collection: what is shown first, then in dossier order."""
    seen: Counter[str] = Counter()
    ranks: dict[tuple[str, str], int] = {}
    for entry in sorted(entries, key=lambda each: not each.record.shown_first):
        ranks[entry.seed.path, entry.record.slug] = seen[entry.seed.path]
        seen[entry.seed.path] += 1
    return ranks


def aliases(resource: Resource, records: Sequence[Record]) -> Iterator[dict[str, str]]:
    """Every other key of the records, each once; a code that a record shares with what stands above it finds that."""
    identifiers = {each.slug: {name.lower() for name, kind in each.names if kind == "identifier"} for each in records}
    kin = kin_of_records(resource, records)
    for record in records:
        _, *above = kin.walked(record.slug, Walk.ABOVE)
        shared = set[str]().union(*(identifiers[each] for each in above))
        named = {name.lower(): (name, kind) for name, kind in reversed([*record.names])}
        for key, (name, kind) in sorted(named.items()):
            if kind != "identifier" or key not in shared:
                yield {"path": resource.path, "key": key, "slug": record.slug, "name": name, "kind": kind}


def searched(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """The words of each record, numbered in the order in which equal hits are shown."""
    number = 0
    for resource in IN_READING_ORDER:
        for record in of(entries, resource):
            number += 1
            names = [record.label, *(name for name, kind in record.names if kind != "identifier")]
            said = [*names, *texts(resource.record, from_json(document(resource, record)))]
            yield {
                "number": number,
                "path": resource.path,
                "slug": record.slug,
                "label": record.label,
                "title": " ".join(indexed(names)),
                "words": " ".join(indexed(said)),
            }


def insert_rows(db: Connection, into: Table, rows: Iterable[dict[str, Any]]) -> None:
    chunk: list[dict[str, Any]] = []
    for each in rows:
        chunk.append(each)
        if len(chunk) == CHUNK:
            db.execute(insert(into), chunk)
            chunk = []
    if chunk:
        db.execute(insert(into), chunk)
