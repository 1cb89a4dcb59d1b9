"""Pages and files: `/docs`, the interactive reference, of which nothing is loaded from elsewhere; OpenAPI; licence."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from app.errors import NoSuchPath, echoed
from app.queries import Query
from app.routers.parameters import Form, Misread
from app.routers.served import Served

OWN, BUNDLED = Path(__file__).parents[1] / "templates", Path(str(files("fastapi_offline"))) / "static"
ASSETS = {
    "swagger-ui-bundle.js": (BUNDLED, "text/javascript"),
    "swagger-ui.css": (BUNDLED, "text/css"),
    "favicon.png": (BUNDLED, "image/png"),
    "docs.js": (OWN, "text/javascript"),
    "page.css": (OWN, "text/css"),
}


def reference(openapi: Callable[[], bytes]) -> APIRouter:
    """`/docs` and the files it needs, `/openapi.json` among them; `/` leads there."""
    router = APIRouter(include_in_schema=False)

    @router.get("/openapi.json")
    async def document() -> Response:
        return Response(openapi(), media_type="application/json")

    @router.get("/")
    async def home() -> Response:
        return RedirectResponse("/docs", 307)

    @router.get("/docs")
    async def docs() -> Response:
        return HTMLResponse((OWN / "docs.html").read_text("utf-8"))

    @router.get("/docs/assets/{name}")
    async def asset(name: str) -> Response:
        if name not in ASSETS:
            raise NoSuchPath(f"There is no file '{echoed(name)}' here.")
        directory, kind = ASSETS[name]
        headers = {"cache-control": "public, max-age=86400"}
        return Response((directory / name).read_bytes(), media_type=kind, headers=headers)

    return router


def licence(served: Served, base_url: str) -> APIRouter:
    """`/licence`: the terms of the data, with every credit that they ask for."""
    router = APIRouter(include_in_schema=False)

    @router.get("/licence")
    async def text(request: Request) -> Response:
        release = served.release
        form, pairs = Form(Query, {}), request.query_params.multi_items()
        try:
            form.read(pairs, release)
        except Misread as misread:
            raise form.refusal(misread, pairs, f"{base_url}/licence", release) from None
        return PlainTextResponse(release.stamp.licence)

    return router
