"""One record by its slug."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.query.records import FoundRecord, columns
from app.reader import Release
from app.resource import Resource


def found_one(db: Connection, release: Release, resource: Resource, slug: str) -> FoundRecord:
    """The record with this slug, which the release has."""
    row: Any = resource.row  # any: a table class, whose columns are known only here
    compose = lambda: select(*columns(row)).where(row.slug == bindparam("slug", type_=row.slug.type))
    return FoundRecord(*release.rows(db, ("one", resource.path), compose, {"slug": slug})[0])
