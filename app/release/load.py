"""Checked entries -> the rows and documents of a new release. Runs inside the one transaction of its caller."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, text

from app.marks import Walk
from app.members import texts
from app.models import Alias, Catalogue, SearchEntry, table
from app.models.kin import kin_of_records
from app.models.stamp import IDENTIFIER
from app.record import Link
from app.release.derive import derived
from app.release.entry import Entry, of
from app.resource import Resource
from app.row import Many
from app.values.scheme import key_of
from app.words import indexed, joined

CHUNK = 2000


def load(db: Connection, catalogue: Catalogue, entries: Sequence[Entry], step: Callable[[], None]) -> None:
    """Stores everything in the empty tables of a release; `step` is called after each record."""
    for resource in catalogue.resources:
        own = of(entries, resource)
        insert_rows(db, table(resource.row), (row(entry, step) for entry in own))
        insert_rows(db, table(Alias), aliases(resource, own))
    insert_rows(db, table(SearchEntry), searched(catalogue, entries))
    insert_rows(db, table(Many), listed(entries))
    for into, rows in derived([entry.record for entry in entries]):
        insert_rows(db, table(into), rows)
    if db.dialect.name == "sqlite":
        db.execute(text("INSERT INTO entry_words(entry_words) VALUES ('rebuild')"))
    db.execute(text("ANALYZE"))


def row(entry: Entry, step: Callable[[], None]) -> dict[str, Any]:
    """Each column from the attribute of the record that has its name; a link gives its slug."""
    own = {"document": entry.document, "cited_slugs": entry.cited_slugs, "rank": entry.rank}
    names = table(entry.resource.row).columns.keys()
    values = {name: own[name] if name in own else getattr(entry.record, name) for name in names}
    step()
    return {name: value.slug if isinstance(value, Link) else value for name, value in values.items()}


def listed(entries: Iterable[Entry]) -> Iterator[dict[str, str]]:
    """The values of each list of a record that filters look into; a link gives its slug."""
    for entry in entries:
        for field, through in entry.resource.lists.items():
            held = getattr(entry.record, field)
            if not isinstance(held, list):
                raise TypeError(f"{entry.seed.path}: {field} is neither column nor list, so no filter can compare it")
            for value in dict.fromkeys(each.slug if isinstance(each, Link) else each for each in held):
                yield {**dict(through.where), "value": value, "slug": entry.record.slug}


def aliases(resource: Resource, entries: Sequence[Entry]) -> Iterator[dict[str, str]]:
    """Every other key of the records, each once; a code that a record shares with what stands above it finds that."""
    records = [entry.record for entry in entries]
    codes = {each.slug: {alias(*name) for name in each.names if name[1] == IDENTIFIER} for each in records}
    kin = kin_of_records(resource, records)
    for record in records:
        _, *above = kin.walked(record.slug, Walk.ABOVE)
        shared = set[str]().union(*(codes[each] for each in above))
        named = {alias(*name): name for name in reversed([*record.names])}
        for key, (name, kind) in sorted(named.items()):
            if kind != IDENTIFIER or key not in shared:
                yield {"path": resource.path, "key": key, "slug": record.slug, "name": name, "kind": kind}


def alias(name: str, kind: str) -> str:
    """The key under which a name is looked up: an identifier in its one form, whatever else in lower case."""
    return key_of(name) if kind == IDENTIFIER else name.lower()


def searched(catalogue: Catalogue, entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    """The words of each record, numbered in the order in which equal hits are shown."""
    in_order = (entry for resource in catalogue.in_reading_order for entry in of(entries, resource))
    for number, entry in enumerate(in_order, 1):
        record = entry.record
        names = [record.label, *(name for name, kind in record.names if kind != IDENTIFIER)]
        codes = (joined(alias(*name)) for name in record.names if name[1] == IDENTIFIER)
        yield {
            "number": number,
            "path": entry.seed.path,
            "slug": record.slug,
            "label": record.label,
            "title": " ".join(indexed(names)),
            "words": " ".join(indexed([*names, *codes, *texts(entry.resource.record, entry.fields)])),
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
