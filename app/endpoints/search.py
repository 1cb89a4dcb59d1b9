"""Search over every collection, and suggestions of names while people type."""

from typing import Annotated

from pydantic import AfterValidator, Field

from app.answer import Answer
from app.answers.search import Found, Suggested, search_answer, suggest_answer
from app.endpoint import Asked, Endpoint
from app.errors import BadCursor
from app.models import Catalogue
from app.parameter import Parameter, parameters_of
from app.queries import Query
from app.values.phrase import phrase
from app.values.text import AnyOf


class Among(Query):
    """What both take."""

    resource: AnyOf[str] = None
    """Only these collections."""


class SearchQuery(Among):
    """Parameters of search."""

    q: Annotated[str, Field(min_length=1, max_length=200), AfterValidator(phrase)]
    """Words that the record must hold, in any order; the beginning of a word is enough. No operators."""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    """Hits per page."""
    cursor: Annotated[str | None, Field(min_length=1, max_length=40)] = None
    """Where the page starts: part of `links.next`, used unchanged."""


class SuggestQuery(Among):
    """Parameters of suggestions."""

    q: Annotated[str, Field(min_length=1, max_length=80), AfterValidator(phrase)]
    """The beginning of a name, a brand or synonym, or something spelt like one."""
    limit: Annotated[int, Field(ge=1, le=20)] = 5
    """Suggestions to show."""


def search_of(catalogue: Catalogue) -> Endpoint[SearchQuery]:
    """`GET /v1/search`."""
    passed_over = ", ".join(f"`{path}`" for path, resource in catalogue.by_path.items() if not resource.searched)
    return Endpoint(
        name="search",
        path="/v1/search",
        tag="search",
        summary="Search everything",
        about="Records of every collection that hold all the words of `q`. Those of many like rows are searched only if"
        f" `resource=` names them: {passed_over}.",
        example="q=rapid%20acting&resource=treatments",
        shape=Found,
        query=SearchQuery,
        parameters=naming_collections(SearchQuery, catalogue),
        problems=(BadCursor,),
        answer=hits_of,
    )


def suggest_of(catalogue: Catalogue) -> Endpoint[SuggestQuery]:
    """`GET /v1/suggest`."""
    return Endpoint(
        name="suggest",
        path="/v1/suggest",
        tag="search",
        summary="Suggest names",
        about="Names like `q`, for a search field: brands, synonyms and slips of spelling are understood.",
        example="q=magic%20mushroms",
        shape=Suggested,
        query=SuggestQuery,
        parameters=naming_collections(SuggestQuery, catalogue),
        answer=lambda asked: suggest_answer(
            asked.release, asked.query.q, asked.query.resource, asked.query.limit, asked.here
        ),
    )


def hits_of(asked: Asked[SearchQuery]) -> Answer:
    """The page of hits that is asked for."""
    query = asked.query
    return search_answer(asked.db, asked.release, query.q, query.resource, query.limit, query.cursor, asked.here)


def naming_collections(model: type[Among], catalogue: Catalogue) -> dict[str, Parameter]:
    """The parameters of a search over these collections."""
    stated = parameters_of(model)
    return {**stated, "resource": stated["resource"].naming([*catalogue.by_path])}
