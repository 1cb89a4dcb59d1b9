"""What the API says of itself, over HTTP: index, schema, release, licence, health."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from app import about, schema
from app.answer import Answer
from app.errors import Unavailable
from app.formats import JSON
from app.models import Catalogue
from app.parameter import parameters_of
from app.query.records import alive
from app.reader import Served
from app.record import Query
from app.routers.documentation import described, parameters
from app.routers.parameters import Form
from app.routers.problems import documented
from app.routers.responses import run, sent

DESCRIBED = Form(Query, parameters_of(Query), (JSON,))
NOTHING = Form(Query, parameters_of(Query), ())


def about_itself(catalogue: Catalogue, served: Served, base_url: str) -> APIRouter:
    """`/v1`, `/v1/schema`, `/v1/release`, `/licence`, `/healthz` and `/readyz`."""
    router = APIRouter(tags=["about"])

    @router.get(
        "/v1",
        response_model=about.Index,
        operation_id="index",
        summary="Where everything is",
        description=described("Every collection, with its number of records and a question to try.", "/v1"),
        responses=documented(),
        openapi_extra=parameters(DESCRIBED.parameters, "/v1"),
    )
    @router.get("/v1/", include_in_schema=False)
    async def index(request: Request) -> Response:
        DESCRIBED.read(request, served.release, f"{base_url}/v1/")
        return sent(Answer(about.index(catalogue, served.release.stamp, base_url)), DESCRIBED.format(request))

    @router.get(
        "/v1/schema",
        response_model=schema.Schema,
        operation_id="schema",
        summary="Filters, fields and vocabularies",
        description=described("What may be asked of each collection, and what each value means.", "/v1/schema"),
        responses=documented(),
        openapi_extra=parameters(DESCRIBED.parameters, "/v1/schema"),
    )
    async def describe(request: Request) -> Response:
        DESCRIBED.read(request, served.release, f"{base_url}/v1/schema")
        return sent(Answer(schema.schema(catalogue)), DESCRIBED.format(request))

    @router.get(
        "/v1/release",
        response_model=about.ReleaseEntry,
        operation_id="release",
        summary="Which data these are",
        description=described("Version, digest and counts of the data that are served.", "/v1/release"),
        responses=documented(),
        openapi_extra=parameters(DESCRIBED.parameters, "/v1/release"),
    )
    async def release(request: Request) -> Response:
        DESCRIBED.read(request, served.release, f"{base_url}/v1/release")
        return sent(Answer(about.release(served.release.stamp, base_url)), DESCRIBED.format(request))

    @router.get("/licence", include_in_schema=False)
    async def licence(request: Request) -> Response:
        NOTHING.read(request, served.release, f"{base_url}/licence")
        return PlainTextResponse(served.release.stamp.licence)

    @router.get(
        "/healthz",
        response_model=about.Health,
        operation_id="health",
        summary="Is the process alive?",
        description=described("Answers without a look at the store.", "/healthz"),
        responses=documented(),
    )
    async def health(request: Request) -> Any:
        NOTHING.read(request, served.release, f"{base_url}/healthz")
        return sent(Answer(about.Health(status="ok", release=served.release.stamp.version)), JSON)

    @router.get(
        "/readyz",
        response_model=about.Health,
        operation_id="readiness",
        summary="Can it answer questions?",
        description=described("Asks the store; 503 if that does not answer.", "/readyz"),
        responses=documented(),
    )
    async def readiness(request: Request) -> Any:
        NOTHING.read(request, served.release, f"{base_url}/readyz")
        release = served.release
        if not await run(release, alive):
            raise Unavailable("The store of the data does not answer.", headers={"retry-after": "5"})
        return sent(Answer(about.Health(status="ok", release=release.stamp.version)), JSON)

    return router
