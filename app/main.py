"""Puts the application together. `uvicorn --factory app.main:create_app`."""

import gc
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic_core import to_json
from starlette.types import ASGIApp

from app import VERSION, db, reader
from app.endpoints import endpoints
from app.formats import FORMATS, Format
from app.http.cache import ResponseCache
from app.http.deadline import Deadline
from app.http.guard import Guard
from app.http.negotiate import Negotiate
from app.models import CATALOGUE, Catalogue
from app.routers import docs, problems
from app.routers.endpoint import Directory
from app.routers.openapi import document
from app.routers.paths import Paths
from app.routers.served import Served
from app.routers.workers import Workers
from app.settings import Settings

DESCRIPTION = """\
Structured, cited, comparable records on treatments for depression: how soon each works, how long it lasts, by which
mechanism, how it is given, where it is approved, what is warned of, what it may do to people, and with what it
interacts. No key, read-only.

- Every figure names its source and the place in it; `references` in each answer holds every source cited there.
- Filters are plain parameters. A comma means OR, several parameters mean AND, `__gte` and `__lte` are bounds.
- `include=` nests related facts, `fields=` trims, `q=` searches, `facets=` counts, `sort=` orders.
- Lists are paged by `links.next`. Nothing is ignored: an unknown parameter or value is a 422 that says what is allowed.
- `null` means not known. Data are versioned by `meta.release`; the shape is versioned by `/v1`.

Information for comparison, not medical advice."""
LICENSE = {"name": "CC BY 4.0 (data), Apache 2.0 (code)", "identifier": "CC-BY-4.0 AND Apache-2.0"}
TAGS = (
    {"name": "search", "description": "Find records by words and names."},
    {"name": "about", "description": "What the API says of itself."},
)
TURN = 0.0005  # seconds for which a thread that computes keeps the interpreter from the event loop; else 0.005


def create_app(
    settings: Settings | None = None, catalogue: Catalogue = CATALOGUE, formats: Sequence[Format] = FORMATS
) -> ASGIApp:
    """The API over the release that is published now; a later release is served by a new process.

    Raises `NoRelease`.
    """
    settings = settings or Settings()
    seconds = min(settings.statement_seconds, settings.request_seconds)
    release = reader.opened(db.store(settings.store), catalogue=catalogue, seconds=seconds)
    workers = Workers(release.database.threads, settings.request_seconds / 2, settings.export_seconds)
    api = create_api(Served(release), workers, settings.base_url, catalogue, formats)
    offered = [f"{each.name}: {each.media_type}" for each in formats]
    # all that decides an answer
    decisive = (release.stamp.model_dump_json(), fingerprint(), settings.base_url, offered)
    cached = ResponseCache(Deadline(api, settings.request_seconds), " ".join(map(str, decisive)), settings.cache_bytes)
    return Guard(Negotiate(cached, formats), settings.base_url)


def fingerprint() -> str:
    """SHA-256 over the code and pages of the application."""
    hashed = sha256()
    for file in sorted(Path(__file__).parent.rglob("*.*")):
        if file.suffix in (".py", ".html", ".css", ".js", ".csl"):
            hashed.update(file.read_bytes())
    return hashed.hexdigest()


class Api(FastAPI):
    """The framework's application over a directory of endpoints."""

    def __init__(self, directory: Directory, **stated: Any) -> None:  # any: passed through to the framework
        super().__init__(**stated, openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False)
        self.directory = directory
        self.router.routes.append(directory)

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made once."""
        if not self.openapi_schema:
            self.openapi_schema = document(self, self.directory.endpoints, self.directory.routes)
        return self.openapi_schema

    @cached_property
    def written(self) -> bytes:
        """The document as it is sent; made before the first request, since it takes half a second."""
        return to_json(self.openapi())


def create_api(
    served: Served,
    workers: Workers,
    base_url: str,
    catalogue: Catalogue = CATALOGUE,
    formats: Sequence[Format] = FORMATS,
) -> FastAPI:
    """The routes and their documentation, without the layers around them."""

    @asynccontextmanager
    async def lifespan(app: Api) -> AsyncGenerator[None]:
        _ = app.written
        sys.setswitchinterval(TURN)
        gc.collect()
        gc.freeze()  # what was opened stays: to look through all of it again and again held answers up by 0.15 s
        yield
        gc.unfreeze()
        workers.close()
        served.release.database.engine.dispose()

    app = Api(
        Directory(endpoints(catalogue, formats), served, workers, base_url),
        title="Euthymia",
        version=VERSION,
        description=DESCRIPTION,
        openapi_tags=[*({"name": each.path, "description": each.about} for each in catalogue.in_reading_order), *TAGS],
        license_info=LICENSE,
        contact={"name": "Euthymia", "url": f"{base_url}/docs"},
        servers=[{"url": base_url}],
        lifespan=lifespan,
    )
    pages = (problems.pages(base_url), docs.reference(lambda: app.written), docs.licence(served, base_url))
    for router in pages:
        app.include_router(router)
    plain = [
        route.path
        for router in pages
        for route in router.routes
        if isinstance(route, APIRoute) and not route.param_convertors
    ]
    homes = {each.home for each in app.directory.endpoints}
    problems.install(app, base_url, Paths(homes, plain, app.directory.is_answered))
    return app
