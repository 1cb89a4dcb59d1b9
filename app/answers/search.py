"""Search over every collection, and suggestions of names while people type."""

import re

from pydantic_core import from_json
from sqlalchemy import Connection

from app.address import Address
from app.answer import Answer
from app.envelope import Links, Meta, PageLinks, Shape, common
from app.members import texts
from app.query.search import search
from app.query.suggest import suggest
from app.query.text import Words
from app.reader import Release
from app.resource import Resource
from app.words import indexed

EXCERPT = 200  # characters


class Hit(Shape):
    """A record that holds the words."""

    resource: str
    """Collection of the record."""
    slug: str
    """Key of the record in its collection."""
    name: str
    """What people call it."""
    excerpt: str | None
    """The text in which a word stands; `null` if it stands in the name."""
    link: str
    """Address of the record."""


class SearchMeta(Meta):
    """What holds for the whole answer."""

    total: int
    """Matching records on all pages; at most 5,000 are looked at, and can be had."""
    total_is_lower_bound: bool
    """Are there more than `total`?"""
    limit: int
    """Hits per page."""


class Found(Shape):
    """Hits, those with the words in their name first, then treatments, conditions and the other collections."""

    data: list[Hit]
    meta: SearchMeta
    links: PageLinks


class Suggestion(Shape):
    """A record that may be meant."""

    resource: str
    """Collection of the record."""
    slug: str
    """Key of the record in its collection."""
    name: str
    """What people call it."""
    matched: str
    """The name, synonym or brand that is like the question, or what the treatment occurs in."""
    matched_as: str
    """`name`, `synonym`, `brand` or `found_in`."""
    score: float
    """Likeness from 0 to 100; 100 is the very name."""
    link: str
    """Address of the record."""


class Suggested(Shape):
    """Records that may be meant, the likeliest first."""

    data: list[Suggestion]
    meta: Meta
    links: Links


def search_answer(
    db: Connection, release: Release, q: str, paths: list[str] | None, limit: int, cursor: str | None, here: Address
) -> Answer:
    """Records of these collections, or of all, that hold the words. Raises `BadCursor`."""
    found, words = search(db, release, q, paths, limit, cursor), Words(q)
    data = [
        Hit(
            resource=hit.path,
            slug=hit.slug,
            name=hit.label,
            excerpt=None if hit.in_name else excerpt(release.catalogue.by_path[hit.path], hit.document, words),
            link=f"{here.site}/v1/{hit.path}/{hit.slug}",
        )
        for hit in found.entries
    ]
    meta = SearchMeta(
        **common(release.stamp), total=found.total, total_is_lower_bound=found.is_lower_bound, limit=limit
    )
    following = here.asking(cursor=found.cursor) if found.cursor else None
    return Answer(data, meta, PageLinks(self=str(here), next=following))


def suggest_answer(release: Release, q: str, paths: list[str] | None, limit: int, here: Address) -> Answer:
    """Records of these collections, or of all, whose names are like the question."""
    data = [
        Suggestion(
            resource=each.called.path,
            slug=each.called.slug,
            name=release.known[each.called.path].labels[each.called.slug],
            matched=each.called.name,
            matched_as=each.called.kind,
            score=each.score,
            link=f"{here.site}/v1/{each.called.path}/{each.called.slug}",
        )
        for each in suggest(release, q, paths, limit)
    ]
    return Answer(data, Meta(**common(release.stamp)), Links(self=str(here)))


def excerpt(resource: Resource, document: bytes, words: Words) -> str | None:
    """The text of a document that holds most words of the question, cut around the first of them."""

    def weight(text: str) -> tuple[int, int]:
        return words.held(" ".join(indexed([text]))), len(text)

    text = max(texts(resource.record, from_json(document)), key=weight, default="")
    begun = words.beginnings
    chunks = [chunk for chunk in re.finditer(r"\S+", text) if any(e.startswith(begun) for e in indexed([chunk[0]]))]
    if not chunks:
        return None
    start = max(0, chunks[0].start() - EXCERPT // 2)
    cut = text[start : start + EXCERPT]
    return f"{'…' if start else ''}{cut}{'…' if start + EXCERPT < len(text) else ''}"
