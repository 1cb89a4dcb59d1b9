"""What the API says of itself: index, schema, release, health."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from app import VERSION
from app.envelope import DISCLAIMER, LICENCE, Shape
from app.errors import Unavailable
from app.models import RESOURCES
from app.query.search import alive
from app.reader import Served
from app.resource import Resource, parts
from app.routers.collection import read
from app.routers.documentation import described
from app.routers.parameters import asked
from app.routers.problems import documented
from app.routers.search import sent
from app.values.choice import Choice

KINDS = {bool: "boolean", float: "number", int: "number"}


class NoQuery(Shape):
    """No parameters."""


class CollectionEntry(Shape):
    """A collection of the API."""

    resource: str
    """Its name and path."""
    about: str
    """What its records say."""
    count: int
    """Number of records."""
    verified: int
    """Records whose figures were seen in their source."""
    link: str
    """Its first page."""
    example: str
    """A question to try."""


class Index(Shape):
    """Where everything is."""

    name: str
    version: str
    """Version of the API."""
    release: str
    """Version of the data."""
    collections: list[CollectionEntry]
    links: dict[str, str]
    """Search, schema, documentation and other entry points."""
    licence: str
    """Terms under which the data may be used."""
    disclaimer: str
    """What the data are not."""


class FilterEntry(Shape):
    """A parameter that narrows a list."""

    parameter: str
    """Its name."""
    about: str
    """What it keeps."""
    operator: str
    """`in` (any of several values), `gte` (at least) or `lte` (at most)."""
    kind: str
    """`choice`, `slug`, `text`, `number` or `boolean`."""
    vocabulary: str | None
    """Key in `vocabularies` of its values, if it is a choice."""
    values_of: str | None
    """Collection whose slugs are its values, if it is a slug of one."""


class ResourceEntry(Shape):
    """What may be asked of a collection."""

    resource: str
    """Its name and path."""
    fields: list[str]
    """What `fields=` may name."""
    filters: list[FilterEntry]
    """Parameters that narrow the list."""
    includes: list[str]
    """What `include=` may name."""
    facets: list[str]
    """What `facets=` may name."""
    sorts: list[str]
    """What `sort=` may name; `-` before it reverses the order."""


class Meaning(Shape):
    """A value of a vocabulary."""

    value: str
    meaning: str
    """What it means."""


class Schema(Shape):
    """Every filter, field and vocabulary."""

    resources: list[ResourceEntry]
    vocabularies: dict[str, list[Meaning]]
    """Closed sets of values, each with its meaning."""


class ReleaseEntry(Shape):
    """Which data these are, and how to check them."""

    version: str
    """Version of the data: year, month, number within the month."""
    date: str
    """Day on which they were released, ISO 8601."""
    digest: str
    """SHA-256 over every record; equal data have equal digests wherever they were built."""
    commit: str | None
    """Commit of the repository from which they were built."""
    counts: dict[str, int]
    """Collection -> number of records."""
    verified: dict[str, int]
    """Collection -> number of records whose figures were seen in their source."""
    licence: str
    """Terms under which the data may be used."""
    citation: str
    """How to cite the data."""


class Health(Shape):
    """Is it up?"""

    status: str
    """`ok`."""
    release: str
    """Version of the data that are served."""


def about_itself(served: Served, base_url: str) -> APIRouter:
    """`/v1/`, `/v1/schema`, `/v1/release`, `/healthz` and `/readyz`."""
    router = APIRouter(tags=["about"])

    @router.get(
        "/v1",
        response_model=Index,
        operation_id="index",
        summary="Where everything is",
        description=described("Every collection, with its number of records and a question to try.", "/v1"),
        responses=documented(),
    )
    @router.get("/v1/", include_in_schema=False)
    async def index(request: Request) -> Response:
        asked(request, NoQuery, f"{base_url}/v1/")
        stamp = served.release.stamp
        collections = [
            CollectionEntry(
                resource=each.path,
                about=each.about,
                count=stamp.counts[each.path],
                verified=stamp.verified[each.path],
                link=f"{base_url}/v1/{each.path}",
                example=f"{base_url}/v1/{each.path}?{each.example}",
            )
            for each in RESOURCES
        ]
        links = {
            "search": "/v1/search?q=ketamine",
            "suggest": "/v1/suggest?q=spravato",
            "schema": "/v1/schema",
            "release": "/v1/release",
            "licence": "/licence",
            "docs": "/docs",
            "openapi": "/openapi.json",
            "problems": "/problems",
        }
        return sent(
            Index(
                name="Euthymia",
                version=VERSION,
                release=stamp.version,
                collections=collections,
                links={name: base_url + path for name, path in links.items()},
                licence=LICENCE,
                disclaimer=DISCLAIMER,
            )
        )

    @router.get(
        "/v1/schema",
        response_model=Schema,
        operation_id="schema",
        summary="Filters, fields and vocabularies",
        description=described("What may be asked of each collection, and what each value means.", "/v1/schema"),
        responses=documented(),
    )
    async def schema(request: Request) -> Response:
        asked(request, NoQuery, f"{base_url}/v1/schema")
        return sent(Schema(resources=[entry(each) for each in RESOURCES], vocabularies=vocabularies()))

    @router.get(
        "/v1/release",
        response_model=ReleaseEntry,
        operation_id="release",
        summary="Which data these are",
        description=described("Version, digest and counts of the data that are served.", "/v1/release"),
        responses=documented(),
    )
    async def release(request: Request) -> Response:
        asked(request, NoQuery, f"{base_url}/v1/release")
        stamp = served.release.stamp
        citation = (
            f"Euthymia, release {stamp.version} ({stamp.date}), digest {stamp.digest[:12]}. {base_url}/v1/release"
        )
        shown = stamp.model_dump(exclude={"inputs", "licence"})
        return sent(ReleaseEntry(**shown, licence=LICENCE, citation=citation))

    @router.get("/licence", include_in_schema=False)
    async def licence() -> Response:
        return PlainTextResponse(served.release.stamp.licence)

    @router.get(
        "/healthz",
        response_model=Health,
        operation_id="health",
        summary="Is the process alive?",
        description=described("Answers without a look at the store.", "/healthz"),
        responses=documented(),
    )
    async def health() -> Any:
        return sent(Health(status="ok", release=served.release.stamp.version))

    @router.get(
        "/readyz",
        response_model=Health,
        operation_id="readiness",
        summary="Can it answer questions?",
        description=described("Asks the store; 503 if that does not answer.", "/readyz"),
        responses=documented(Unavailable),
    )
    async def readiness() -> Any:
        release = served.release
        if not await read(release, alive):
            raise Unavailable("The store of the data does not answer.", headers={"retry-after": "5"})
        return sent(Health(status="ok", release=release.stamp.version))

    return router


def entry(resource: Resource) -> ResourceEntry:
    """What may be asked of a resource, from its declaration."""
    filters = [
        FilterEntry(
            parameter=name,
            about=resource.query.model_fields[name].description or "",
            operator=operator,
            kind=kind_of(resource, name),
            vocabulary=vocabulary_of(resource, name),
            values_of=mark.of,
        )
        for name, (mark, operator) in resource.filters.items()
    ]
    return ResourceEntry(
        resource=resource.path,
        fields=resource.shown,
        filters=filters,
        includes=[*resource.nested],
        facets=resource.facets,
        sorts=resource.sorts,
    )


def vocabulary_of(resource: Resource, name: str) -> str | None:
    """Name of the vocabulary from which a filter takes its values."""
    types = (part for part in parts(resource.query.model_fields[name].annotation) if isinstance(part, type))
    return next((part.__name__ for part in types if issubclass(part, Choice)), None)


def kind_of(resource: Resource, name: str) -> str:
    """What kind of values a filter takes."""
    if vocabulary_of(resource, name):
        return "choice"
    types = parts(resource.query.model_fields[name].annotation)
    plain = next((KINDS[part] for part in types if isinstance(part, type) and part in KINDS), "text")
    return "slug" if plain == "text" and (resource.filters[name][0].of or name == "slug") else plain


def vocabularies() -> dict[str, list[Meaning]]:
    """Every closed vocabulary by its name."""
    found = sorted(Choice.__subclasses__(), key=lambda each: each.__name__)
    return {each.__name__: [Meaning(value=member, meaning=member.meaning) for member in each] for each in found}
