"""The two endpoints of a declared resource: its list, and one of its records."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Request, Response

from app.address import Address, linked
from app.answers.collection import list_answer, record_answer
from app.envelope import One, Page
from app.errors import BadCursor, NoSuchPath, NotFound
from app.formats import Format
from app.query.question import question_of
from app.reader import Served
from app.record import OneQuery
from app.resource import Resource
from app.routers.documentation import described, parameters
from app.routers.parameters import Form
from app.routers.problems import documented
from app.routers.responses import run, sent


def collection(resource: Resource, served: Served, base_url: str, formats: Sequence[Format]) -> APIRouter:
    """A router with `GET /path` and `GET /path/{key}`, documented by the resource's own models."""
    router = APIRouter(prefix=f"/v1/{resource.path}", tags=[resource.path])
    path = f"/v1/{resource.path}"
    home = f"{base_url}{path}"
    form, form_of_one = (
        Form(resource.query, resource.parameters, formats),
        Form(OneQuery, resource.parameters_of_one, formats),
    )

    @router.get(
        "",
        response_model=Page[resource.record],
        operation_id=f"list_{resource.name}",
        summary=f"List {resource.path}",
        description=described(resource.about, f"{path}?{resource.example}"),
        responses=documented(BadCursor, formats=formats),
        openapi_extra=parameters(form.parameters, f"{path}?{resource.example}"),
    )
    async def list_records(request: Request) -> Response:
        release, here = served.release, Address(base_url, path, request.query_params.multi_items())
        question, format = question_of(release, resource, form.read(request, release, home)), form.format(request)
        return sent(await run(release, lambda db: list_answer(db, question, here)), format)

    @router.get(
        "/{key:path}",
        response_model=One[resource.record],
        operation_id=f"get_{resource.name}",
        summary=f"One of {resource.path}, by slug or identifier",
        description=described(resource.about, f"{path}/{resource.key}"),
        responses=documented(NotFound, formats=formats),
        openapi_extra=parameters(form_of_one.parameters, path),
    )
    async def get_record(
        request: Request,
        key: Annotated[
            str,
            Path(
                description="Slug, or an identifier with its scheme, such as `rxcui:36437`.",
                examples=[resource.key],
                json_schema_extra={"maxLength": 200},  # a longer key is just not found
            ),
        ],
    ) -> Response:
        release, given = served.release, request.query_params.multi_items()
        if not key:
            detail = f"There is nothing at {path}/; the list is at {path}."
            raise NoSuchPath(detail, suggested_request=linked(home, given))
        here = Address(base_url, f"{path}/{quote(key, safe=':/')}", given)
        query, format = form_of_one.read(request, release, here.site + here.path), form_of_one.format(request)
        question = question_of(release, resource, query)
        try:
            return sent(await run(release, lambda db: record_answer(db, question, key, here)), format)
        except NotFound as problem:
            if problem.did_you_mean:
                problem.suggested_request = linked(f"{home}/{problem.did_you_mean[0]}", given)
            raise

    return router
