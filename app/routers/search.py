"""Search over every resource, and suggestions of names while people type."""

import re
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Request
from pydantic import AfterValidator, Field
from pydantic_core import from_json

from app.address import linked
from app.envelope import Links, Meta, Shape, common
from app.members import texts
from app.models import Catalogue
from app.parameter import parameters_of
from app.query import search
from app.reader import Served
from app.resource import Resource
from app.routers.documentation import described, parameters
from app.routers.parameters import Form
from app.routers.problems import documented
from app.routers.responses import run, sent
from app.values.part import Part
from app.values.phrase import phrase
from app.values.text import AnyOf
from app.words import indexed, stems

EXCERPT = 200
SEARCH, SUGGEST = "/v1/search?q=rapid%20acting&resource=treatments", "/v1/suggest?q=magic%20mushroms"


class SearchQuery(Part):
    """Parameters of search."""

    q: Annotated[str, Field(min_length=1, max_length=200), AfterValidator(phrase)]
    """Words that the record must hold, in any order; the beginning of a word is enough. No operators."""
    resource: AnyOf[str] = None
    """Only these collections."""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    """Hits to show."""


class SuggestQuery(SearchQuery):
    """Parameters of suggestions."""

    q: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(phrase)]
    """The beginning of a name, a brand or synonym, or something spelt like one."""
    limit: Annotated[int, Field(ge=1, le=20)] = 5
    """Suggestions to show."""


Q = TypeVar("Q", bound=SearchQuery)


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
    """Matching records; at most 5,000 are looked at."""
    total_is_lower_bound: bool
    """Are there more than `total`?"""


class Found(Shape):
    """Hits, those with the words in their name first, then treatments, conditions and the other collections."""

    data: list[Hit]
    meta: SearchMeta
    links: Links


class Suggestion(Shape):
    """A record that may be meant."""

    resource: str
    """Collection of the record."""
    slug: str
    """Key of the record in its collection."""
    name: str
    """What people call it."""
    matched: str
    """The name, synonym or brand that is like the question."""
    matched_as: str
    """`name`, `synonym` or `brand`."""
    score: float
    """Likeness from 0 to 100; 100 is the very name."""
    link: str
    """Address of the record."""


class Suggested(Shape):
    """Records that may be meant, the likeliest first."""

    data: list[Suggestion]
    meta: Meta
    links: Links


def searching(catalogue: Catalogue, served: Served, base_url: str) -> APIRouter:
    """`/v1/search` and `/v1/suggest`."""
    router = APIRouter(prefix="/v1", tags=["search"])
    about = "Records of every collection that hold all the words of `q`."
    search_form, suggest_form = form(SearchQuery, catalogue), form(SuggestQuery, catalogue)

    @router.get(
        "/search",
        response_model=Found,
        operation_id="search",
        summary="Search everything",
        description=described(about, SEARCH),
        responses=documented(),
        openapi_extra=parameters(search_form.parameters, SEARCH),
    )
    async def search_records(request: Request) -> Any:  # any: bytes that are already what the response model says
        release = served.release
        query = search_form.read(request, release, f"{base_url}/v1/search")
        ask = lambda db: search.search(db, release, query.q, query.resource, query.limit)
        hits, total, more = await run(release, ask)
        data = [
            Hit(
                resource=hit.path,
                slug=hit.slug,
                name=hit.label,
                excerpt=None if hit.in_name else excerpt(catalogue.by_path[hit.path], hit.document, query.q),
                link=f"{base_url}/v1/{hit.path}/{hit.slug}",
            )
            for hit in hits
        ]
        meta = SearchMeta(**common(release.stamp), total=total, total_is_lower_bound=more)
        link = linked(f"{base_url}/v1/search", request.query_params.multi_items())
        return sent(Found(data=data, meta=meta, links=Links(self=link)))

    about = "Names like `q`, for a search field: brands, synonyms and slips of spelling are understood."

    @router.get(
        "/suggest",
        response_model=Suggested,
        operation_id="suggest",
        summary="Suggest names",
        description=described(about, SUGGEST),
        responses=documented(),
        openapi_extra=parameters(suggest_form.parameters, SUGGEST),
    )
    async def suggest_names(request: Request) -> Any:  # any: bytes that are already what the response model says
        release = served.release
        query = suggest_form.read(request, release, f"{base_url}/v1/suggest")
        data = [
            Suggestion(
                resource=each.called.path,
                slug=each.called.slug,
                name=release.labels[each.called.path][each.called.slug],
                matched=each.called.name,
                matched_as=each.called.kind,
                score=each.score,
                link=f"{base_url}/v1/{each.called.path}/{each.called.slug}",
            )
            for each in search.suggest(release, query.q, query.resource, query.limit)
        ]
        link = linked(f"{base_url}/v1/suggest", request.query_params.multi_items())
        return sent(Suggested(data=data, meta=Meta(**common(release.stamp)), links=Links(self=link)))

    return router


def form(model: type[Q], catalogue: Catalogue) -> Form[Q]:
    """The form of a search over these collections."""
    stated = parameters_of(model)
    return Form(model, {**stated, "resource": stated["resource"].naming([*catalogue.by_path])})


def excerpt(resource: Resource, document: bytes, question: str) -> str | None:
    """The text of a document that holds most words of the question, cut around the first of them."""
    asked_for = tuple(stems(question))

    def weight(text: str) -> tuple[int, int]:
        held = {*indexed([text])}
        return sum(any(each.startswith(word) for each in held) for word in asked_for), len(text)

    text = max(texts(resource.record, from_json(document)), key=weight, default="")
    chunks = [chunk for chunk in re.finditer(r"\S+", text) if any(e.startswith(asked_for) for e in indexed([chunk[0]]))]
    if not chunks:
        return None
    start = max(0, chunks[0].start() - EXCERPT // 2)
    cut = text[start : start + EXCERPT]
    return f"{'…' if start else ''}{cut}{'…' if start + EXCERPT < len(text) else ''}"
