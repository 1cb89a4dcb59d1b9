"""The sources that records cite, in their short form."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from app.memory import remember
from app.models.reference import Reference
from app.reader import Release


def references(db: Connection, release: Release, slugs: Iterable[str]) -> dict[str, bytes]:
    """Slug -> compact JSON of each reference; read once per release."""
    found = {slug: release.references.get(slug) for slug in sorted(slugs)}
    if unread := [slug for slug, document in found.items() if document is None]:
        row: Any = Reference  # any: a table class, whose columns are known only here
        for slug, document in db.execute(select(row.slug, row.compact).where(row.slug.in_(unread))):
            remember(release.references, slug, document)
            found[slug] = document
    return {slug: document for slug, document in found.items() if document}
