"""What a new release would change for those who use the one that is served."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Engine, select

from app.models import Catalogue, table
from app.record import Record
from app.release.entry import Entry

Documents = Mapping[tuple[str, str], bytes]  # path and slug -> document


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


def served(engine: Engine, catalogue: Catalogue) -> dict[tuple[str, str], bytes]:
    """Every document of a release."""
    found: dict[tuple[str, str], bytes] = {}
    with engine.connect() as db:
        for resource in catalogue.resources:
            columns = table(resource.row).c
            for slug, public in db.execute(select(columns.slug, columns.document)):
                found[resource.path, slug] = bytes(public)
    return found


def made(entries: list[Entry]) -> dict[tuple[str, str], bytes]:
    """Every document that these entries would make."""
    return {(entry.seed.path, entry.record.slug): entry.document for entry in entries}


def differences(catalogue: Catalogue, old: Documents, new: Documents) -> Iterator[Change]:
    """Changes in the order of path and slug."""
    for path, slug in sorted(old.keys() | new.keys()):
        before, after = old.get((path, slug)), new.get((path, slug))
        if before is None:
            yield Change(path, slug, "added", (), lost=False)
        elif after is None:
            yield Change(path, slug, "removed", (), lost=True)
        elif before != after:
            was, now = from_json(before), from_json(after)
            fields = tuple(sorted(key for key in was.keys() | now.keys() if was.get(key) != now.get(key)))
            yield Change(path, slug, "changed", fields, lost=lost(catalogue.by_path[path].record, was, now))


def lost(record: type[Record], was: dict[str, Any], now: dict[str, Any]) -> bool:
    """Had the record an identifier that it has no more?"""
    before, after = (
        {name for name, kind in record.model_validate(each).names if kind == "identifier"} for each in (was, now)
    )
    return not before <= after
