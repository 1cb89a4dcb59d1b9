"""Search over every resource at once: records that hold the words of a question."""

import base64
from typing import NamedTuple

from sqlalchemy import Connection, select

from app.errors import BadCursor
from app.models import SearchEntry, table
from app.query.text import Words, hit
from app.reader import Release
from app.words import stems

MOST_CANDIDATES = 5_000


class FoundEntry(NamedTuple):
    """A record that holds the words."""

    path: str
    slug: str
    label: str
    document: bytes
    in_name: bool
    """Do the words stand in its name, or only in its text?"""


class FoundEntries(NamedTuple):
    """A page of them."""

    entries: list[FoundEntry]
    total: int
    """How many there are on all pages."""
    is_lower_bound: bool
    """Are there more than were looked at?"""
    cursor: str | None
    """Where the next page starts; `None` after the last."""


class Candidate(NamedTuple):
    """An entry that holds the words, not yet read."""

    number: int
    path: str
    slug: str
    label: str
    in_name: bool
    whole: bool
    """Are they whole words of the name, not only beginnings?"""


def search(
    db: Connection, release: Release, question: str, paths: list[str] | None, limit: int, cursor: str | None
) -> FoundEntries:
    """Records that hold all the words, those that hold them in their name first. Raises `BadCursor`.

    At most `MOST_CANDIDATES` are looked at, in the fixed order of entries; no more can be had.
    """
    words = Words(question)
    among = paths or [each.path for each in release.catalogue.resources if each.searched]
    entry = table(SearchEntry).c

    def compose() -> object:
        found = select(entry.number, entry.path, entry.slug, entry.label, entry.title)
        found = found.where(hit(release.embedded, "q"), entry.path.in_(among))
        return found.order_by(entry.number).limit(MOST_CANDIDATES + 1)

    rows = [*db.execute(compose(), {"q": words.expression(release.embedded)})]  # type: ignore[call-overload] - a select
    every = len(words.terms)
    is_whole = lambda title: words.held(title, whole=True) == every
    found = [
        Candidate(number, path, slug, label, in_name := words.held(title) == every, in_name and is_whole(title))
        for number, path, slug, label, title in rows[:MOST_CANDIDATES]
    ]
    places = {path: place for place, path in enumerate(dict.fromkeys(each.path for each in found))}

    def rank(each: Candidate) -> tuple[bool, bool, int, int]:
        """Words in a name first, whole ones before beginnings; then by collection; then the shortest name."""
        return not each.in_name, not each.whole, places[each.path], len(stems(each.label)) if each.in_name else 0

    found.sort(key=rank)  # stable: equal ranks stay in the order of entries
    start = place_after(cursor, found) if cursor else 0
    page = found[start : start + limit]
    following = cursor_of(page[-1]) if start + limit < len(found) else None
    return FoundEntries(hydrated(db, release, page), len(found), len(rows) > MOST_CANDIDATES, following)


def cursor_of(last: Candidate) -> str:
    """The last hit shown as URL-safe text."""
    return base64.urlsafe_b64encode(str(last.number).encode()).decode().rstrip("=")


def place_after(cursor: str, found: list[Candidate]) -> int:
    """How many hits come before those that a cursor asks for. Raises `BadCursor`."""
    for place, each in enumerate(found, 1):
        if cursor_of(each) == cursor:
            return place
    raise BadCursor("This cursor is of another search; start again without it.")


def hydrated(db: Connection, release: Release, page: list[Candidate]) -> list[FoundEntry]:
    """The hits with their documents."""
    documents: dict[tuple[str, str], bytes] = {}
    for resource in release.catalogue.resources:
        if slugs := [each.slug for each in page if each.path == resource.path]:
            columns = table(resource.row).c
            for slug, document in db.execute(select(columns.slug, columns.document).where(columns.slug.in_(slugs))):
                documents[resource.path, slug] = document
    return [
        FoundEntry(each.path, each.slug, each.label, documents[each.path, each.slug], each.in_name) for each in page
    ]
