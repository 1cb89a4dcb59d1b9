"""The OpenAPI document: what the framework makes of the models; parameters, failures and examples that can be run."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from app.endpoint import Endpoint
from app.errors import BadParameters, Internal, NotAcceptable, NotText, Problem, Unavailable, UriTooLong
from app.formats import JSON
from app.parameter import Parameter
from app.problem import MEDIA_TYPE, ProblemBody

SITE = "http://127.0.0.1:8000"
EVERYWHERE = (NotText, NotAcceptable, UriTooLong, BadParameters, Internal, Unavailable)
SCHEMA = {"schema": {"$ref": "#/components/schemas/ProblemBody"}}
Stated = dict[str, Any]  # any: a part of the document


def document(app: FastAPI, routes: Sequence[BaseRoute]) -> Stated:
    """The OpenAPI document: no key is needed, and every failure is a problem."""
    stated = get_openapi(
        title=app.title,
        version=app.version,
        description=app.description,
        routes=routes,
        tags=app.openapi_tags,
        servers=app.servers,
        contact=app.contact,
        license_info=app.license_info,
        separate_input_output_schemas=False,
    )
    stated["security"] = []
    schemas = stated["components"]["schemas"]
    body = ProblemBody.model_json_schema(ref_template="#/components/schemas/{model}")
    for name, part in {**body.pop("$defs", {}), ProblemBody.__name__: body}.items():
        schemas.setdefault(name, part)
    return stated


def documentation(endpoint: Endpoint[Any]) -> Stated:  # any: of any query
    """What the framework is told of an endpoint: the arguments of its route."""
    return {
        "response_model": endpoint.shape,
        "operation_id": endpoint.name,
        "summary": endpoint.summary,
        "description": described(endpoint.about, endpoint.shown),
        "tags": [endpoint.tag],
        "responses": responses(endpoint),
        "openapi_extra": {"parameters": [*path_parameters(endpoint), *parameters(endpoint)]},
    }


def described(about: str, example: str) -> str:
    """Markdown: what it answers, and one question to try."""
    return f"{about}\n\nExample: [`GET {example}`]({example})\n\n```sh\ncurl '{SITE}{example}'\n```"


def path_parameters(endpoint: Endpoint[Any]) -> list[Stated]:  # any: of any query
    """The key in the path, if there is one."""
    if not endpoint.key:
        return []
    schema = {"type": "string", "maxLength": 200}  # a longer key is just not found
    told = {"name": "key", "in": "path", "required": True, "description": endpoint.key_about, "example": endpoint.key}
    return [told | {"schema": schema}]


def parameters(endpoint: Endpoint[Any]) -> list[Stated]:  # any: of any query
    """The parameters: lists are written with commas.

    Only what the example question uses has an example, so that a form which is filled with them asks that question.
    """
    used = dict(parse_qsl(endpoint.example))
    return [openapi_of(each, used.get(each.name)) for each in endpoint.takes.values()]


def openapi_of(parameter: Parameter, used: str | None) -> Stated:
    """The OpenAPI of one parameter, with what the example sends."""
    told = {"name": parameter.name, "in": "query", "required": parameter.required, "description": parameter.about}
    if parameter.many:
        told |= {"style": "form", "explode": False}
    if used is not None:
        told["example"] = as_json(used, parameter.schema["type"])
    return told | {"schema": parameter.schema}


def as_json(text: str, kind: str) -> Any:
    """A value as JSON has it."""
    return {"array": text.split(","), "string": text}.get(kind) or json.loads(text)


def responses(endpoint: Endpoint[Any]) -> Mapping[int | str, Stated]:  # any: of any query
    """What is sent instead of JSON, and how the endpoint may fail. The framework documents JSON itself."""
    told: dict[int, list[str]] = defaultdict(list)
    problem: type[Problem]
    for problem in (*endpoint.problems, *EVERYWHERE):
        told[problem.status].append(f"{problem.title}. {' '.join((problem.__doc__ or '').split())}")
    content = {MEDIA_TYPE: SCHEMA}
    failed = {status: {"description": "\n\n".join(texts), "content": content} for status, texts in told.items()}
    others = {each.media_type: {"schema": {"type": "string"}} for each in endpoint.formats if each is not JSON}
    return {200: {"content": others}, **failed} if others else {**failed}
