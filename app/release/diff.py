"""What a new release would change for those who use the one that is served."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic_core import from_json
from sqlalchemy import Engine, inspect, select

from app.models import Alias, Catalogue, table
from app.release.build import Checked
from app.release.entry import of
from app.release.load import aliases

RecordKey = tuple[str, str]  # path and slug


class Content(NamedTuple):
    """What a release holds, as far as people rely on it."""

    documents: Mapping[RecordKey, bytes]
    identifiers: Mapping[RecordKey, set[str]]
    """Those by which each record is found."""


@dataclass(frozen=True)
class Change:
    """One record that differs."""

    path: str
    slug: str
    kind: str
    """`added`, `removed` or `changed`."""
    fields: tuple[str, ...]
    """Keys that changed."""
    lost: bool
    """Was something taken away that people may rely on: a record, or an identifier of one?"""

    def __str__(self) -> str:
        fields = f": {', '.join(self.fields)}" if self.fields else ""
        return f"{self.kind} {self.path}/{self.slug}{fields}{' (LOST)' if self.lost else ''}"


def served(engine: Engine, catalogue: Catalogue) -> Content:
    """What a release holds, also one of an older shape: collections that it does not know are empty."""
    documents: dict[RecordKey, bytes] = {}
    identifiers: dict[RecordKey, set[str]] = defaultdict(set)
    with engine.connect() as db:
        known = {*inspect(db).get_table_names()}
        for resource in catalogue.resources:
            stored = table(resource.row)
            for slug, public in db.execute(select(stored.c.slug, stored.c.document)) if stored.name in known else ():
                documents[resource.path, slug] = bytes(public)
        names = table(Alias).c
        for path, slug, key in db.execute(select(names.path, names.slug, names.key).where(names.kind == "identifier")):
            identifiers[path, slug].add(key)
    return Content(documents, identifiers)


def made(ready: Checked) -> Content:
    """What the release of these dossiers would hold."""
    identifiers: dict[RecordKey, set[str]] = defaultdict(set)
    for resource in ready.catalogue.resources:
        for alias in aliases(resource, of(ready.entries, resource)):
            if alias["kind"] == "identifier":
                identifiers[resource.path, alias["slug"]].add(alias["key"])
    return Content({(each.seed.path, each.record.slug): each.document for each in ready.entries}, identifiers)


def differences(old: Content, new: Content) -> Iterator[Change]:
    """Changes in the order of path and slug."""
    for key in sorted(old.documents.keys() | new.documents.keys()):
        before, after = old.documents.get(key), new.documents.get(key)
        if before is None:
            yield Change(*key, "added", (), lost=False)
        elif after is None:
            yield Change(*key, "removed", (), lost=True)
        elif before != after:
            was, now = from_json(before), from_json(after)
            fields = tuple(sorted(name for name in was.keys() | now.keys() if was.get(name) != now.get(name)))
            lost = not old.identifiers.get(key, set()) <= new.identifiers.get(key, set())
            yield Change(*key, "changed", fields, lost=lost)
