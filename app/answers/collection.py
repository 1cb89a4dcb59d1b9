"""A list of records and a single one, with what is nested in them and every source that they cite."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection

from app.address import Address, linked
from app.answer import Answer
from app.answers.absence import absences
from app.answers.availability import availability
from app.documents import array, extended, trimmed
from app.envelope import FacetCount, Links, Meta, PageLinks, PageMeta, Truncated, Uncertain, common
from app.queries import OneQuery
from app.query import records
from app.query.lookup import found_one
from app.query.nested import MOST_NESTED, MOST_NESTED_IN_ALL, nested
from app.query.question import ListQuestion, Question
from app.query.records import FoundRecord
from app.query.references import references
from app.session import Session, closing
from app.values.country import COUNTRY
from app.values.jurisdiction import Jurisdiction


class Assembled(NamedTuple):
    """Records with what was asked to be nested in them."""

    documents: list[bytes]
    references: dict[str, bytes]
    """Every reference that they cite, by slug."""
    truncated: list[Truncated]


def list_answer(db: Connection, question: ListQuestion, here: Address) -> Answer:
    """A page of a list. Raises `BadCursor`."""
    return page_answer(db, question, here)[0]


def every_page(session: Session, question: ListQuestion, here: Address) -> Iterator[Answer]:
    """All that a question finds, in pages; the store is let go between them. Raises `BadCursor`."""
    cursor = question.query.cursor
    while True:
        following = replace(question, query=question.query.model_copy(update={"cursor": cursor}))
        with closing(session):
            answer, cursor = page_answer(session.db, following, here)
        yield answer
        if cursor is None:
            return


def page_answer(db: Connection, question: ListQuestion, here: Address) -> tuple[Answer, str | None]:
    """A page of a list, and the cursor of the next."""
    query = question.query
    found, cursor = records.page(db, question)
    total = records.total(db, question)
    counted = {name: records.facet(db, question, name) for name in query.facets or ()}
    facets = {name: [*map(facet_count, counts.shown)] for name, counts in counted.items()}
    left_out = {name: counts.left_out for name, counts in counted.items() if counts.left_out}
    shown = assembled(db, question, found, here.site)
    told = common(question.release.stamp, shown.truncated)
    doubts = records.may_be_otherwise(db, question, [each.slug for each in found])
    uncertain = [Uncertain(slug=slug, reason=reason) for slug, reason in doubts]
    meta = PageMeta(
        **told,
        total=total,
        limit=query.page_size,
        facets=facets,
        facets_truncated=left_out,
        uncertain=uncertain,
        uncertain_total=records.uncertain_total(db, question),
        availability=None if total else availability(db, question, here.site),
        notices=[*notices(db, question, total)],
    )
    links = PageLinks(self=str(here), next=here.asking(cursor=cursor) if cursor else None)
    remarks = {slug: str(reason) for slug, reason in doubts} if records.day_asked(question) else None
    record, fields = question.resource.record, kept(query)
    return Answer(shown.documents, meta, links, shown.references, record, fields, remarks), cursor


def record_answer(db: Connection, question: Question[OneQuery], slug: str, here: Address) -> Answer:
    """A single record."""
    found = [found_one(db, question.release, question.resource, slug)]
    shown = assembled(db, question, found, here.site)
    meta = Meta(**common(question.release.stamp, shown.truncated))
    record, fields = question.resource.record, kept(question.query)
    return Answer(shown.documents[0], meta, Links(self=str(here)), shown.references, record, fields)


def kept(query: OneQuery) -> frozenset[str] | None:
    """The fields that a record keeps; `None` for all."""
    return frozenset({"slug", *query.fields}) if query.fields else None


def notices(db: Connection, question: ListQuestion, total: int) -> Iterator[str]:
    """A sentence for each country or jurisdiction of which no record was found, and what that means."""
    places = [each for each in question.used if each.kind == COUNTRY or each.vocabulary == Jurisdiction.__name__]
    told: list[str] = []
    for each in places:
        held = [count.value for count in records.facet(db, question, each.name).shown]
        told += absences(getattr(question.query, each.name), [place for place in held if isinstance(place, str)])
    yield from told
    if (told or not total) and question.resource.record.absent:
        yield question.resource.record.absent


def facet_count(count: records.Count) -> FacetCount:
    return FacetCount(value=count.value, label=count.label, count=count.n)


def assembled(db: Connection, question: Question[OneQuery], found: Sequence[FoundRecord], site: str) -> Assembled:
    """Records with what `include=` and `fields=` ask for."""
    query, slugs = question.query, [each.slug for each in found]
    more: dict[str, dict[str, bytes]] = {slug: {} for slug in slugs}
    cited = {slug for each in found for slug in each.cited_slugs.split()}
    truncated: list[Truncated] = []
    for name in dict.fromkeys(query.include or ()):
        mark = question.resource.nested[name]
        left = MOST_NESTED_IN_ALL
        for slug, facts in nested(db, question, mark, slugs).items():
            shown = facts[: min(MOST_NESTED, left)]
            left -= len(shown)
            more[slug][name] = array([fact.document for fact in shown])
            cited.update(chain.from_iterable(fact.cited_slugs.split() for fact in shown))
            if len(facts) > len(shown):
                link = linked(f"{site}/v1/{mark.resource.path}", mark.question(slug).items())
                truncated.append(Truncated(include=name, slug=slug, link=link))
    sources = references(db, question.release, cited)
    keys = kept(query)
    documents = [trimmed(each.document, keys) if keys else each.document for each in found]
    joined = [extended(document, more[slug]) for slug, document in zip(slugs, documents, strict=True)]
    return Assembled(joined, sources, truncated)
