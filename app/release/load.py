"""Checked entries -> the rows and documents of a new release. Runs inside the one transaction of its caller."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Table, insert, text

from app.models import RESOURCES, SHOWN, Alias, Profile, Reach, table
from app.models import Entry as SearchEntry
from app.models.base import FactRecord
from app.models.mechanism import MechanismRecord
from app.models.regimen import RegimenRecord
from app.models.stamp import digest
from app.models.time_course import TimeCourseKind, TimeCourseRecord
from app.models.treatment import TreatmentRecord
from app.reader import hierarchy
from app.record import Link, Record
from app.release.complete import sources
from app.release.rules import Entry
from app.resource import Resource
from app.words import indexed, texts

CHUNK = 2000
PROFILED = {TimeCourseKind.ONSET_OF_EFFECT: "onset_hours", TimeCourseKind.DURATION_OF_EFFECT: "duration_hours"}
Step = Callable[[], None]


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
    ranks = ranked(entries)
    content = Content(digest_of(entries), {}, {})
    for resource in RESOURCES:
        records = of(entries, resource)
        store(db, table(resource.row), (row(resource, record, ranks, step) for record in records))
        store(db, table(Alias), aliases(resource, records))
        content.counts[resource.path] = len(records)
        content.verified[resource.path] = sum(getattr(record, "verified", False) for record in records)
    store(db, table(SearchEntry), searched(entries))
    store(db, table(Profile), profiles(entries))
    store(db, table(Reach), reaches(entries))
    if db.dialect.name == "sqlite":
        db.execute(text("INSERT INTO entry_words(entry_words) VALUES ('rebuild')"))
    db.execute(text("ANALYZE"))
    return content


def of(entries: Iterable[Entry], resource: Resource) -> list[Record]:
    """The records of a resource by slug."""
    return sorted((entry.record for entry in entries if entry.seed.path == resource.path), key=lambda each: each.slug)


def digest_of(entries: Sequence[Entry]) -> str:
    """The same for equal records in equal places among the facts of their treatment, on every machine."""
    ranks = ranked(entries)
    return digest(
        (resource.path, ranks.get((resource.path, record.slug), 0), document(resource, record))
        for resource in RESOURCES
        for record in of(entries, resource)
    )


def document(resource: Resource, record: Record) -> bytes:
    """The public JSON of a record: what is served, byte for byte."""
    told = record.model_dump(mode="json", exclude=set(resource.nested))
    return to_json({name: told[name] for name in resource.shown})


def row(resource: Resource, record: Record, ranks: dict[tuple[str, str], int], step: Step) -> dict[str, Any]:
    """Each column from the attribute of the record that has its name; a link gives its slug."""
    public = document(resource, record)
    own = {
        "document": public,
        "cites": " ".join(sorted({*sources(from_json(public))})),
        "rank": ranks.get((resource.path, record.slug)),
    }
    names = table(resource.row).columns.keys()
    values = {name: own[name] if name in own else getattr(record, name) for name in names}
    step()
    return {name: value.slug if isinstance(value, Link) else value for name, value in values.items()}


def ranked(entries: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """Path and slug of each fact -> its place among its treatment's: headlines first, then in dossier order."""
    seen: Counter[tuple[str, str]] = Counter()
    ranks: dict[tuple[str, str], int] = {}
    for entry in sorted(entries, key=lambda each: not getattr(each.record, "headline", True)):
        if isinstance(entry.record, FactRecord):
            key = entry.seed.path, entry.record.treatment.slug
            ranks[entry.seed.path, entry.record.slug] = seen[key]
            seen[key] += 1
    return ranks


def aliases(resource: Resource, records: Sequence[Record]) -> Iterator[dict[str, str]]:
    """Every other key of the records, each once; a code that a record shares with its parent finds the parent."""
    identifiers = {each.slug: {name.lower() for name, kind in each.names if kind == "identifier"} for each in records}
    for record in records:
        parent: Link | None = getattr(record, "parent", None)
        shared = identifiers.get(parent.slug, set[str]()) if parent else set[str]()
        named = {name.lower(): (name, kind) for name, kind in reversed([*record.names])}
        for key, (name, kind) in sorted(named.items()):
            if kind != "identifier" or key not in shared:
                yield {"path": resource.path, "key": key, "slug": record.slug, "name": name, "kind": kind}


def searched(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """The words of each record, numbered in the order in which equal hits are shown."""
    number = 0
    for resource in SHOWN:
        for record in of(entries, resource):
            number += 1
            names = [record.label, *(name for name, kind in record.names if kind != "identifier")]
            said = [*names, *texts(from_json(document(resource, record)))]
            yield {
                "number": number,
                "path": resource.path,
                "slug": record.slug,
                "label": record.label,
                "title": " ".join(indexed(names)),
                "words": " ".join(indexed(said)),
            }


def profiles(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """For each treatment and condition of which a regimen or time course speaks: its headline hours."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for entry in entries:
        record = entry.record
        if not isinstance(record, RegimenRecord | TimeCourseRecord) or not record.condition:
            continue
        key = record.treatment.slug, record.condition.slug
        profile = found.setdefault(key, dict.fromkeys(PROFILED.values()))
        if isinstance(record, TimeCourseRecord) and record.headline and (name := PROFILED.get(record.kind)):
            profile[name] = record.typical_hours
    for (treatment, condition), profile in sorted(found.items()):
        yield {"treatment": treatment, "condition": condition, **profile}


def reaches(entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """Each treatment with each target of its own mechanisms and of those it inherits."""
    treatments = [entry.record for entry in entries if isinstance(entry.record, TreatmentRecord)]
    _, above = hierarchy([(each.slug, each.parent.slug if each.parent else None, each.kind) for each in treatments])
    targets: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if isinstance(entry.record, MechanismRecord):
            targets[entry.record.treatment.slug].add(entry.record.target.slug)
    for slug, forms in sorted(above.items()):
        for target in sorted(set[str]().union(*(targets[each] for each in forms))):
            yield {"treatment": slug, "target": target}


def store(db: Connection, into: Table, rows: Iterable[dict[str, Any]]) -> None:
    chunk: list[dict[str, Any]] = []
    for each in rows:
        chunk.append(each)
        if len(chunk) == CHUNK:
            db.execute(insert(into), chunk)
            chunk = []
    if chunk:
        db.execute(insert(into), chunk)
