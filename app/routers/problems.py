"""Renders every failure in one shape (RFC 9457), and has a page for each kind of problem."""

import html
import json
import re
from dataclasses import replace

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from app.errors import FAILED, PROBLEMS, Internal, MethodNotAllowed, NoSuchPath, NotFound, Problem, Unavailable, echoed
from app.problem import LOG, MEDIA_TYPE, body
from app.routers.paths import Paths
from app.templates import html_page

BY_CODE = {problem.code: problem for problem in PROBLEMS}


def install(app: FastAPI, base_url: str, paths: Paths) -> None:
    """Lets the application answer every failure with a problem."""

    def answered(request: Request, problem: Problem) -> Response:
        told = body(problem, base_url, request.url.path, request.state.request_id)
        headers = {**problem.headers, "cache-control": "no-store"}
        return Response(told, problem.status, headers, media_type=MEDIA_TYPE)

    def hint(meant: str | None) -> str:
        return f" Did you mean {meant.partition('?')[0]}?" if meant else ""

    @app.exception_handler(Problem)
    async def expected(request: Request, problem: Problem) -> Response:
        if isinstance(problem, NotFound) and not problem.suggested_request:
            meant = paths.mended_whole(request.url.path, request.query_params.multi_items())
            suggested = meant and base_url + meant
            problem = replace(problem, detail=problem.detail + hint(meant), suggested_request=suggested)
        return answered(request, problem)

    @app.exception_handler(HTTPException)
    async def framework(request: Request, error: HTTPException) -> Response:
        if error.status_code == MethodNotAllowed.status:
            return answered(request, MethodNotAllowed("Only GET, HEAD and OPTIONS are answered."))
        meant = paths.mended(request.url.path, request.query_params.multi_items())
        detail = f"There is nothing at {echoed(request.url.path, 200)}; see {base_url}/v1/.{hint(meant)}"
        return answered(request, NoSuchPath(detail, suggested_request=meant and base_url + meant))

    @app.exception_handler(SQLAlchemyError)
    async def unreachable(request: Request, error: SQLAlchemyError) -> Response:
        LOG.error("request %s: the store failed", request.state.request_id, exc_info=error)
        return answered(request, Unavailable("The store of the data does not answer at the moment."))

    @app.exception_handler(Exception)
    async def unexpected(request: Request, _: Exception) -> Response:
        return answered(request, Internal(FAILED))


def pages(base_url: str) -> APIRouter:
    """`/problems` and a page for each kind: cause, what to do, and how the answer looks."""
    router = APIRouter(include_in_schema=False)

    @router.get("/problems")
    async def catalogue() -> HTMLResponse:
        rows = "".join(
            f'<tr><td>{each.status}</td><td><a href="/problems/{each.code}">{each.code}</a></td>'
            f"<td>{html.escape(each.title)}</td></tr>"
            for each in PROBLEMS
        )
        head = "<tr><th>Status</th><th>Code</th><th>Meaning</th></tr>"
        return HTMLResponse(html_page("Problems", f"<table>{head}{rows}</table>"))

    @router.get("/problems/{code}")
    async def explained(code: str) -> HTMLResponse:
        if (problem := BY_CODE.get(code)) is None:
            raise NoSuchPath(f"There is no kind of problem '{echoed(code)}'; see {base_url}/problems.")
        sample = body(problem("What is wrong with the request."), base_url, "/v1/...", "01f3...")
        text = (
            f"<p>Status {problem.status}. {marked(' '.join((problem.__doc__ or '').split()))}</p>"
            f"<h2>What to do</h2><p>{marked(problem.remedy)}</p>"
            f"<h2>How it looks</h2><pre>{html.escape(json.dumps(json.loads(sample), indent=2))}</pre>"
            '<p><a href="/problems">All problems</a> - <a href="/docs">Documentation</a></p>'
        )
        return HTMLResponse(html_page(problem.title, text))

    return router


def marked(text: str) -> str:
    """HTML of a text in which names stand between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))
