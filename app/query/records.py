"""Pages of records, their number, and counts of their values."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Connection, Integer, bindparam, func, select

from app.models import Stamp, table
from app.models.reference import Reference
from app.paging import Order, Place
from app.query.filters import asked, conditions
from app.reader import Release, remember
from app.resource import ListQuery, Resource

MOST_FACETS = 200
order_of: Callable[[Any, str], Order] = lru_cache(Order)


class Found(NamedTuple):
    """A record as it is stored."""

    slug: str
    document: bytes
    cites: str
    value: Any = None  # any: of the sorted column


class Count(NamedTuple):
    """How many records have a value."""

    value: str | bool | None
    label: str | None
    n: int


def columns(row: Any) -> tuple[Any, ...]:
    return row.slug, row.document, row.cites


def page(db: Connection, release: Release, resource: Resource, query: ListQuery) -> tuple[list[Found], str | None]:
    """One page, and the cursor of the next (`None` after the last). Raises `BadCursor`."""
    order = order_of(resource.row, query.sort)
    after = order.place(query.cursor) if query.cursor else None
    shape, values = asked(release, resource, query)
    values |= after._asdict() if after else {}
    found: list[Found] = []
    for segment in order.segments(after):
        compose = lambda segment=segment: (
            select(*columns(resource.row), order.column.label("value"))
            .where(*conditions(release, resource, shape), *order.where(segment))
            .order_by(*order.by(segment))
            .limit(bindparam("limit", type_=Integer))
        )
        values["limit"] = query.limit + 1 - len(found)
        rows = release.rows(db, ("page", resource.path, shape, query.sort, segment), compose, values)
        found += (Found(*row) for row in rows)
        if len(found) > query.limit:
            last = found[query.limit - 1]
            return found[: query.limit], order.cursor(Place(last.value, last.slug))
    return found, None


def total(db: Connection, release: Release, resource: Resource, query: ListQuery) -> int:
    """Records that the filters match, on all pages; counted once per release."""
    shape, values = asked(release, resource, query)
    if not shape:
        return release.stamp.counts[resource.path]
    key = resource.path, shape, *values.values()
    if (known := release.totals.get(key)) is None:
        row = resource.row
        compose = lambda: select(func.count()).select_from(row).where(*conditions(release, resource, shape))
        known = release.rows(db, ("total", resource.path, shape), compose, values)[0][0]
        remember(release.totals, key, known)
    return known


def facet(db: Connection, release: Release, resource: Resource, query: ListQuery, name: str) -> list[Count]:
    """Values of a column among the records that the filters match, the commonest first; at most `MOST_FACETS`."""
    shape, values = asked(release, resource, query)
    column = getattr(resource.row, name)
    compose = lambda: (
        select(column, func.count().label("n"))
        .where(*conditions(release, resource, shape))
        .group_by(column)
        .order_by(func.count().desc(), column.asc().nulls_last())
        .limit(MOST_FACETS)
    )
    labels = release.labels.get(resource.filters[name][0].of or "", {})
    boolean = isinstance(column.type, Boolean)
    rows = release.rows(db, ("facet", resource.path, name, shape), compose, values)
    return [Count(bool(value) if boolean else value, labels.get(value), count) for value, count in rows]


def references(db: Connection, release: Release, slugs: Iterable[str]) -> dict[str, bytes]:
    """Slug -> compact JSON of each reference; read once per release."""
    found = {slug: release.references.get(slug) for slug in sorted(slugs)}
    if unread := [slug for slug, document in found.items() if document is None]:
        row: Any = Reference  # any: a table class, whose columns are known only here
        for slug, document in db.execute(select(row.slug, row.compact).where(row.slug.in_(unread))):
            remember(release.references, slug, document)
            found[slug] = document
    return {slug: document for slug, document in found.items() if document}


def alive(db: Connection) -> bool:
    """Does the store answer, and hold the release?"""
    return db.execute(select(func.count()).select_from(table(Stamp))).scalar() == 1
