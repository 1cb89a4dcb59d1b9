"""SQL finds, documents answer: declared resource + validated query -> the bytes of a response."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection

from app.address import Address, linked
from app.envelope import (
    FacetCount,
    Links,
    Meta,
    PageLinks,
    PageMeta,
    Truncated,
    array,
    common,
    envelope,
    extended,
    trimmed,
)
from app.query import records
from app.query.lookup import found_one
from app.query.nested import MOST_NESTED, MOST_NESTED_IN_ALL, nested
from app.query.question import Question
from app.query.records import FoundRecord
from app.query.references import references
from app.reader import Release
from app.resource import OneQuery, Resource


class Assembled(NamedTuple):
    """Records with what was asked to be nested in them."""

    documents: list[bytes]
    references: dict[str, bytes]
    """Every reference that they cite, by slug."""
    truncated: list[Truncated]


def list_answer(db: Connection, question: Question, here: Address) -> bytes:
    """A list. Raises `BadCursor`."""
    release, resource, query = question.release, question.resource, question.query
    found, cursor = records.page(db, question)
    total = records.total(db, question)
    facets = {name: facet_counts(db, question, name) for name in query.facets or ()}
    shown = assembled(db, release, resource, query, found, question.values_of, here.site)
    meta = PageMeta(**common(release.stamp, shown.truncated), total=total, limit=query.limit, facets=facets)
    links = PageLinks(self=str(here), next=here.asking(cursor=cursor) if cursor else None)
    return envelope(array(shown.documents), shown.references, meta, links)


def record_answer(
    db: Connection, release: Release, resource: Resource, query: OneQuery, key: str, here: Address
) -> bytes:
    """A single record, by slug or identifier. Raises `NotFound`."""
    found = [found_one(db, release, resource, key)]
    shown = assembled(db, release, resource, query, found, lambda _: [], here.site)
    meta = Meta(**common(release.stamp, shown.truncated))
    return envelope(shown.documents[0], shown.references, meta, Links(self=str(here)))


def facet_counts(db: Connection, question: Question, name: str) -> list[FacetCount]:
    return [FacetCount(value=each.value, label=each.label, count=each.n) for each in records.facet(db, question, name)]


def assembled(
    db: Connection,
    release: Release,
    resource: Resource,
    query: OneQuery,
    found: Sequence[FoundRecord],
    kept: Callable[[str], Sequence[Sequence[str]]],
    site: str,
) -> Assembled:
    """Records with what `include=` and `fields=` ask for; `kept` tells what the question says of a column."""
    slugs = [each.slug for each in found]
    more: dict[str, dict[str, bytes]] = {slug: {} for slug in slugs}
    cited = {slug for each in found for slug in each.cited_slugs.split()}
    truncated: list[Truncated] = []
    for name in dict.fromkeys(query.include or ()):
        mark = resource.nested[name]
        left = MOST_NESTED_IN_ALL
        for slug, facts in nested(db, release, mark, slugs, kept(mark.keeps)).items():
            shown = facts[: min(MOST_NESTED, left)]
            left -= len(shown)
            more[slug][name] = array([fact.document for fact in shown])
            cited.update(chain.from_iterable(fact.cited_slugs.split() for fact in shown))
            if len(facts) > len(shown):
                link = linked(f"{site}/v1/{mark.resource.path}", mark.question(slug).items())
                truncated.append(Truncated(include=name, slug=slug, link=link))
    sources = references(db, release, cited)
    keys = {"slug", *query.fields} if query.fields else None
    documents = [trimmed(each.document, keys) if keys else each.document for each in found]
    joined = [extended(document, more[slug]) for slug, document in zip(slugs, documents, strict=True)]
    return Assembled(joined, sources, truncated)
