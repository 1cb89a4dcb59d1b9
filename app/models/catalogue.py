"""Resources taken together: their tables, the indexes that their declarations imply, their vocabularies."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Index, MetaData, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from app.members import members
from app.models.derived import TreatmentCondition
from app.models.reference import REFERENCES
from app.models.stamp import Alias, SearchEntry, Stamp
from app.models.treatment import TREATMENTS
from app.resource import Resource
from app.row import Many, Stored
from app.values.choice import Choice
from app.values.part import Part

BESIDE: tuple[type[Stored], ...] = (Stamp, Alias, SearchEntry, Many, TreatmentCondition)
"""The rows of a release that belong to no resource."""
MIGRATIONS = Path(__file__).parents[2] / "migrations"
DIALECTS = (sqlite.dialect(), postgresql.dialect())
FINDING = ("spelling.py", "words.py", "values/scheme.py", "release/derive.py")
BESIDE_DOCUMENTS = tuple(MIGRATIONS.parent / "app" / name for name in FINDING)
"""Code that decides what filters and search find, beside the declarations."""
NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s"}
"""How constraints are called; without a name no migration could change their table."""
IN_WORDS = {"description", "examples", "title"}
"""What a JSON Schema says for people."""


def table(row: type[SQLModel]) -> Table:
    """The table of a row."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


@dataclass(frozen=True)
class Catalogue:
    """The collections of one API. A release is built for a catalogue, and served with an equal one."""

    resources: tuple[Resource, ...]
    """Those that are pointed to before those that point."""
    versions: tuple[Path, ...] = (MIGRATIONS / "versions",)
    """Directories of the migrations that make their tables; the last is that of new ones."""

    @cached_property
    def by_path(self) -> Mapping[str, Resource]:
        """Path -> resource."""
        return {each.path: each for each in self.resources}

    @cached_property
    def in_reading_order(self) -> list[Resource]:
        """The resources as people meet them: treatments first, references last."""
        return sorted(self.resources, key=lambda each: (each.path == REFERENCES.path, each.path != TREATMENTS.path))

    @cached_property
    def metadata(self) -> MetaData:
        """Every table of a release, with its indexes."""
        made = MetaData(naming_convention=NAMES)
        for row in (*(each.row for each in self.resources), *BESIDE):
            table(row).to_metadata(made)
        for resource in self.resources:
            own = made.tables[table(resource.row).name]
            for names in self.indexed(resource):
                Index(f"ix_{own.name}_{'_'.join(names).removesuffix('_slug')}", *(own.c[name] for name in names))
            for key in own.foreign_key_constraints:
                key.deferrable, key.initially = True, "DEFERRED"  # a class may stand after its members in a dossier
        return made

    def indexed(self, resource: Resource) -> Iterator[tuple[str, ...]]:
        """The columns of each index of a resource: to filter, to sort both ways with unknowns last, to nest by rank."""
        own = {each.column for each in resource.filters.values() if not each.through}
        yield from ((name, "slug") for name in sorted((own | {*resource.sorts}) - {"slug"}))
        nesting = {mark.by for each in self.resources for mark in each.nested.values() if mark.resource is resource}
        nested_by = (resource.filters[by] for by in sorted(nesting))
        yield from ((each.column, "rank") for each in nested_by if not each.through)
        if resource.mostly:  # most questions name a value of it, and then want an order
            yield from ((resource.mostly, name, "slug") for name in sorted({*resource.sorts} - {"slug"}))

    @cached_property
    def shape(self) -> str:
        """SHA-256 over tables, forms of documents, and what filters and search look into: another cannot be served."""
        tables = self.metadata.sorted_tables
        made = (*map(CreateTable, tables), *(CreateIndex(index) for each in tables for index in each.indexes))
        ddl = (str(each.compile(dialect=dialect)) for each in made for dialect in DIALECTS)
        lines = sorted(sorted(line.strip(", ") for line in text.splitlines()) for text in ddl)  # constraints are a set
        held = [
            (each.path, each.shown, form_of(each.record.model_json_schema()), [*map(str, each.elsewhere)])
            for each in self.resources
        ]
        hashed = sha256(json.dumps([lines, held], sort_keys=True).encode())
        for file in (*(file for each in self.versions for file in sorted(each.glob("*.py"))), *BESIDE_DOCUMENTS):
            hashed.update(file.read_bytes())
        return hashed.hexdigest()

    @cached_property
    def vocabularies(self) -> Mapping[str, type[Choice]]:
        """Name -> every closed vocabulary that a record uses, in the order of names; parameters have no others."""
        found = {choice for each in self.resources for choice in spoken_by(each.record)}
        return {choice.__name__: choice for choice in sorted(found, key=lambda each: each.__name__)}


def form_of(schema: Any) -> Any:  # any: JSON Schema
    """What a schema demands of a document, without words for people."""
    if isinstance(schema, dict):
        return {key: form_of(value) for key, value in schema.items() if key not in IN_WORDS or isinstance(value, dict)}
    return [form_of(each) for each in schema] if isinstance(schema, list) else schema


def spoken_by(model: type[Part]) -> Iterator[type[Choice]]:
    """The vocabularies of a record and of the parts in it."""
    for member in members(model).values():
        if member.choice:
            yield member.choice
        if member.part:
            yield from spoken_by(member.part)
