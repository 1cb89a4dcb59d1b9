"""`/docs`: the interactive reference, from files of an installed package, so that nothing is loaded from elsewhere."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.errors import NoSuchPath, echoed

OWN, BUNDLED = Path(__file__).parents[1] / "templates", Path(str(files("fastapi_offline"))) / "static"
ASSETS = {
    "swagger-ui-bundle.js": (BUNDLED, "text/javascript"),
    "swagger-ui.css": (BUNDLED, "text/css"),
    "favicon.png": (BUNDLED, "image/png"),
    "docs.js": (OWN, "text/javascript"),
    "page.css": (OWN, "text/css"),
}


def reference() -> APIRouter:
    """`/docs` and the files it needs; `/` leads there."""
    router = APIRouter(include_in_schema=False)

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
