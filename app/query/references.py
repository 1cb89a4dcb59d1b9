"""The sources that records cite, in their short form."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.memory import remember
from app.models.reference import Reference
from app.reader import Release

MOST_AT_ONCE = 500
"""Keys that one statement asks for."""


def whole_references(db: Connection, slugs: Sequence[str]) -> list[bytes]:
    """The documents of references, in the order of their slugs."""
    row: Any = Reference  # any: a table class, whose columns are known only here
    parts = (slugs[start : start + MOST_AT_ONCE] for start in range(0, len(slugs), MOST_AT_ONCE))
    found = [each for part in parts for each in db.execute(select(row.slug, row.document).where(row.slug.in_(part)))]
    return [bytes(document) for _, document in sorted(found)]


def references(db: Connection, release: Release, slugs: Iterable[str]) -> dict[str, bytes]:
    """Slug -> compact JSON of each reference; read once per release."""
    found = {slug: release.references.get(slug) for slug in sorted(slugs)}
    if unread := [slug for slug, document in found.items() if document is None]:
        row: Any = Reference  # any: a table class, whose columns are known only here
        for slug, document in db.execute(select(row.slug, row.compact).where(row.slug.in_(unread))):
            remember(release.references, slug, document)
            found[slug] = document
    return {slug: document for slug, document in found.items() if document}
