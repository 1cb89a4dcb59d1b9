"""One record by its slug or another of its identifiers; if there is none, the records that may have been meant."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.errors import NotFound, echoed
from app.query.records import FoundRecord, columns
from app.reader import Release
from app.resource import Resource

LONGEST_KEY = 200


def found_one(db: Connection, release: Release, resource: Resource, key: str) -> FoundRecord:
    """The record with this slug or identifier (CURIE). Raises `NotFound`, with the records that may have been meant."""
    row: Any = resource.row  # any: a table class, whose columns are known only here
    asked = key[:LONGEST_KEY].lower()
    shown = echoed(asked)
    slugs = [asked]
    if ":" in asked:  # a scheme and a value: a likeness of codes means nothing, so nothing is suggested
        slugs = [each.slug for each in release.called.get(asked, ()) if each.path == resource.path]
        if len(slugs) > 1:
            detail = f"'{shown}' stands on {len(slugs)} {resource.path}; ask for one of them by its slug."
            raise NotFound(detail, did_you_mean=slugs)
    if slugs and "\x00" not in asked and len(key) <= LONGEST_KEY:  # no such key exists, and PostgreSQL refuses NUL
        compose = lambda: select(*columns(row)).where(row.slug == bindparam("slug", type_=row.slug.type))
        if rows := release.rows(db, ("one", resource.path), compose, {"slug": slugs[0]}):
            return FoundRecord(*rows[0])
    near = [] if ":" in asked else release.names[resource.path].closest(asked)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise NotFound(f"{resource.path} has no record '{shown}'.{hint}", did_you_mean=near)
