"""Search over every resource, and suggestions of names while people type."""

from typing import Annotated, TypeVar

from fastapi import APIRouter, Request, Response
from pydantic import AfterValidator, Field

from app.address import Address
from app.answers.search import Found, Suggested, search_answer, suggest_answer
from app.formats import JSON
from app.models import Catalogue
from app.parameter import parameters_of
from app.reader import Served
from app.record import Query
from app.routers.documentation import described, parameters
from app.routers.parameters import Form
from app.routers.problems import documented
from app.routers.responses import run, sent
from app.values.phrase import phrase
from app.values.text import AnyOf

SEARCH, SUGGEST = "/v1/search?q=rapid%20acting&resource=treatments", "/v1/suggest?q=magic%20mushroms"


class SearchQuery(Query):
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
    async def search_records(request: Request) -> Response:
        release, here = served.release, Address(base_url, "/v1/search", request.query_params.multi_items())
        query, format = search_form.read(request, release, here.site + here.path), search_form.format(request)
        ask = lambda db: search_answer(db, release, query.q, query.resource, query.limit, here)
        return sent(await run(release, ask), format)

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
    async def suggest_names(request: Request) -> Response:
        release, here = served.release, Address(base_url, "/v1/suggest", request.query_params.multi_items())
        query, format = suggest_form.read(request, release, here.site + here.path), suggest_form.format(request)
        answer = suggest_answer(release, query.q, query.resource, query.limit, here)
        return sent(answer, format)

    return router


def form(model: type[Q], catalogue: Catalogue) -> Form[Q]:
    """The form of a search over these collections."""
    stated = parameters_of(model)
    return Form(model, {**stated, "resource": stated["resource"].naming([*catalogue.by_path])}, (JSON,))
