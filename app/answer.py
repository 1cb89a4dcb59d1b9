"""SQL finds, documents answer: declared resource + validated query -> the bytes of a response."""

from sqlalchemy import Connection

from app.envelope import FacetCount, Links, Meta, PageLinks, PageMeta, array, common, envelope, extended, trimmed
from app.query import records
from app.query.lookup import one as found_one
from app.query.nested import MOST_NESTED, nested
from app.query.question import Question
from app.query.records import Found
from app.reader import Release
from app.record import ListQuery, OneQuery
from app.resource import Resource


def page(db: Connection, release: Release, resource: Resource, query: ListQuery, link: str, following: str) -> bytes:
    """A list. `following` is the link to the next page, up to its cursor. Raises `BadCursor`."""
    question = Question(release, resource, query)
    found, cursor = records.page(db, question)
    data, references, truncated = assembled(db, release, resource, query, found)
    facets = {
        name: [
            FacetCount(value=each.value, label=each.label, count=each.n) for each in records.facet(db, question, name)
        ]
        for name in query.facets or ()
    }
    total = records.total(db, question)
    meta = PageMeta(**common(release.stamp, truncated), total=total, limit=query.limit, facets=facets)
    return envelope(array(data), references, meta, PageLinks(self=link, next=cursor and following + cursor))


def one(db: Connection, release: Release, resource: Resource, query: OneQuery, key: str, link: str) -> bytes:
    """A single record, by slug or identifier. Raises `NotFound`."""
    found = [found_one(db, release, resource, key)]
    data, references, truncated = assembled(db, release, resource, query, found)
    meta = Meta(**common(release.stamp, truncated))
    return envelope(data[0], references, meta, Links(self=link))


def assembled(
    db: Connection, release: Release, resource: Resource, query: OneQuery, found: list[Found]
) -> tuple[list[bytes], dict[str, bytes], list[str]]:
    """Documents with what `include=` and `fields=` ask for, every reference that they cite, and what was cut off."""
    slugs = [each.slug for each in found]
    conditions: list[str] = getattr(query, "condition", None) or []
    facts = {name: nested(db, release, resource.nested[name], slugs, conditions) for name in query.include or ()}
    truncated = [name for name, group in facts.items() if any(len(each) > MOST_NESTED for each in group.values())]
    documents: list[bytes] = []
    cited: set[str] = set()
    for each in found:
        document = trimmed(each.document, {"slug", *query.fields}) if query.fields else each.document
        shown = {name: group.get(each.slug, [])[:MOST_NESTED] for name, group in facts.items()}
        more = {name: array([fact.document for fact in group]) for name, group in shown.items()}
        documents.append(extended(document, more))
        for fact in (each, *(fact for group in shown.values() for fact in group)):
            cited.update(fact.cites.split())
    return documents, records.references(db, release, cited), truncated
