"""An opened release: its connections, and what can be remembered because it never changes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, inspect, literal, select

from app.closest import Names, spoken_words
from app.db import Database, Store
from app.errors import NoRelease
from app.known import Known
from app.memory import Memory, remember
from app.models import CATALOGUE, Alias, Catalogue, SearchEntry, Stamp, table
from app.models.kin import KIN_OF_VALUES, Kin, kin_of
from app.models.reference import CompactReference
from app.models.stamp import IDENTIFIER, digest
from app.parameter import Parameter
from app.record import Link, ReadRecord
from app.relation import Hierarchy
from app.resource import Resource


class KnownName(NamedTuple):
    """A name by which people may ask for a record."""

    path: str
    slug: str
    name: str
    kind: str
    plain: str
    """The words of the name, separated by blanks: what a question is compared with."""


@dataclass(frozen=True)
class Release:
    """Reads one release. Its memories may be shared by threads: at worst, something is worked out twice."""

    database: Database
    stamp: Stamp
    catalogue: Catalogue
    known: dict[str, Known]
    """Path of each resource -> what its records are called."""
    typed: list[KnownName]
    """Every name that people type, of records of every resource."""
    columns: dict[tuple[str, str], Names]
    """Path and name of each filter by text -> the values that records have."""
    kin: dict[str, Kin]
    """Path of each resource whose records stand below one another, or kind of other values that do -> their kin."""
    sql: Memory[tuple[str, dict[str, Any]]] = field(default_factory=dict[Any, tuple[str, dict[str, Any]]])
    totals: Memory[int] = field(default_factory=dict[Any, int])
    references: Memory[bytes] = field(default_factory=dict[Any, bytes])
    records: dict[tuple[str, str], ReadRecord] = field(default_factory=dict[tuple[str, str], ReadRecord])
    """Path and slug -> what answers are computed of, parsed once: no more than the release holds. Never changed."""
    found: Memory[list[ReadRecord]] = field(default_factory=dict[Any, list[ReadRecord]])
    """Question -> all that it finds, of `records`."""
    sources: dict[str, CompactReference] = field(default_factory=dict[str, CompactReference])
    """Slug -> the short form of a reference, parsed once."""
    styled: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """Style and slug -> a reference written out."""
    weighed: dict[Any, Any] = field(default_factory=dict[Any, Any])  # any: of layers above
    """Record, and whether it is turned -> what the rules of comparisons look at: no more than the release holds."""
    cells: Memory[Any] = field(default_factory=dict[Any, Any])  # any: of a layer above
    """What is asked of one treatment -> cell of a comparison, with its words. Never changed."""

    @property
    def embedded(self) -> bool:
        """Are reads function calls in this process?"""
        return self.database.embedded

    def link(self, path: str, slug: str) -> Link:
        """A record of a resource, with what people call it."""
        return Link(slug=slug, name=self.known[path].labels[slug])

    def rows(self, db: Connection, shape: object, compose: Callable[[], Any], values: Mapping[str, Any]) -> list[Any]:
        """Runs a question. It is composed once for each `shape`, which must decide all of it but the `values`.

        Composing a statement costs several times what running it does. Values go to the driver as they are, so they
        must be plain: text, numbers, booleans.
        """
        if (known := self.sql.get(shape)) is None:
            compiled = compose().compile(dialect=db.dialect)
            known = compiled.string, compiled.params
            remember(self.sql, shape, known)
        text, fixed = known
        return [*db.exec_driver_sql(text, {**fixed, **values})]


def opened(
    store: Store, name: str | None = None, catalogue: Catalogue = CATALOGUE, seconds: float | None = None
) -> Release:
    """The release of this name, or the one that is published now; its statements may take so many seconds, or any.

    Raises `NoRelease`, also if its records are not those that were stamped.
    """
    name = name or store.current()
    whole, database = store.serve(name), store.serve(name, seconds)  # to read all of it may take its time
    try:
        database.engine.connect().close()  # the first one asks the server about itself, and nothing could stop it
        return release_of(whole.engine, catalogue, database)
    except BaseException:
        database.engine.dispose()
        raise
    finally:
        whole.engine.dispose()


def release_of(engine: Engine, catalogue: Catalogue, database: Database) -> Release:
    """The release that an engine reads, with what is remembered of it; later questions go to `database`.

    Raises `NoRelease`.
    """
    with engine.connect() as db:
        if shape_of(db) != catalogue.shape:
            raise NoRelease(
                "The release has another shape than this version of Euthymia serves. Build it anew with"
                " `euthymia build --publish`, or serve it with the version that built it."
            )
        stamp = Stamp.model_validate(dict(db.execute(select(table(Stamp))).mappings().one()))
        if digest(stored(db, catalogue)) != stamp.digest:
            raise NoRelease(f"Release {stamp.version} is damaged: its records do not have its digest; build it anew.")
        kin = {path: kinship(db, each, each.hierarchy) for path, each in catalogue.by_path.items() if each.hierarchy}
        typed = [*typed_names(db)]
        known = {path: known_of(db, path, typed, kin.get(path)) for path in catalogue.by_path}
        columns = {
            (path, each.name): values_of(db, resource, each)
            for path, resource in catalogue.by_path.items()
            for each in resource.filters.values()
            if each.held_by
        }
    return Release(database, stamp, catalogue, known, typed, columns, kin | KIN_OF_VALUES)


def typed_names(db: Connection) -> Iterator[KnownName]:
    """Every name, synonym and brand; identifiers are pasted, not typed."""
    names = table(Alias).c
    asked = select(names.path, names.slug, names.name, names.kind).where(names.kind != IDENTIFIER)
    for path, slug, name, kind in db.execute(asked.order_by(names.path, names.key, names.slug)):
        yield KnownName(path, slug, name, kind, plain=" ".join(spoken_words(name)))


def known_of(db: Connection, path: str, typed: Sequence[KnownName], kin: Kin | None) -> Known:
    """What the records of a resource are called."""
    entries, names = table(SearchEntry).c, table(Alias).c
    entries_of = select(entries.slug, entries.label).where(entries.path == path)
    labels = {row.slug: row.label for row in db.execute(entries_of)}
    codes: dict[str, list[str]] = defaultdict(list)
    for key, slug in db.execute(select(names.key, names.slug).where(names.path == path, names.kind == IDENTIFIER)):
        codes[key].append(slug)
    spoken = [(each.name, each.slug) for each in typed if each.path == path]
    own = Names(chain(((slug, slug) for slug in labels), spoken), exact=not spoken)  # or slugs only, of authors' names
    schemes = sorted({key.partition(":")[0] for key in codes})
    return Known(path, labels, own, codes, schemes, kin)


def values_of(db: Connection, resource: Resource, parameter: Parameter) -> Names:
    """The values that records have in the column of a filter."""
    row: Any = parameter.through.row if parameter.through else resource.row  # any: a table class
    column = getattr(row, parameter.column)
    held = [getattr(row, name) == value for name, value in (parameter.through.where if parameter.through else ())]
    return Names(
        (value, value) for value in db.execute(select(column).where(column.is_not(None), *held).distinct()).scalars()
    )


def shape_of(db: Connection) -> str | None:
    """The shape of a release; `None` for one that does not say."""
    stamp = table(Stamp)
    named = inspect(db).has_table(stamp.name) and {each["name"] for each in inspect(db).get_columns(stamp.name)}
    return db.execute(select(stamp.c.shape)).scalar() if named and stamp.c.shape.name in named else None


def stored(db: Connection, catalogue: Catalogue) -> Iterator[tuple[str, int, bytes]]:
    """Path, place and document of every record, in the order in which a digest is taken."""
    for resource in catalogue.resources:
        columns = table(resource.row).c
        for rank, document in db.execute(select(columns.rank, columns.document).order_by(columns.slug)):
            yield resource.path, rank, bytes(document)


def kinship(db: Connection, resource: Resource, hierarchy: Hierarchy) -> Kin:
    """Who stands above whom among the records of a resource."""
    columns = table(resource.row).c
    kind = columns[hierarchy.kind] if hierarchy.kind else literal("")
    known = db.execute(select(columns.slug, columns[hierarchy.parent], kind))
    return kin_of(hierarchy.forms, ((slug, parent, kind) for slug, parent, kind in known))
