"""The OpenAPI document: what the framework makes of the models; parameters, failures and examples that can be run."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from app.endpoint import Endpoint, Endpoints
from app.errors import BadParameters, Internal, NotAcceptable, NotText, Problem, TooSlow, Unavailable, UriTooLong
from app.formats import JSON
from app.parameter import Parameter
from app.problem import MEDIA_TYPE, ProblemBody

EVERYWHERE = (NotText, UriTooLong, BadParameters, Internal, Unavailable, TooSlow)
COMPONENTS = "#/components"
SCHEMA = {"schema": {"$ref": f"{COMPONENTS}/schemas/ProblemBody"}}
Stated = dict[str, Any]  # any: a part of the document
HEADERS = {
    name: {"description": f"{about} Absent in JSON, which says so itself.", "schema": {"type": "string"}}
    for name, about in {
        "Content-Disposition": "Name of the file, with the release.",
        "Link": "The next page, the same as JSON, and the terms (RFC 8288).",
        "Euthymia-Release": "Version of the data.",
        "Euthymia-Digest": "Beginning of the digest of the data.",
        "Euthymia-Total": "Number of matching records on all pages, of a list.",
    }.items()
}
"""What is said beside an answer that has no `meta`."""
NAMED_HEADERS = {name: {"$ref": f"{COMPONENTS}/headers/{name}"} for name in HEADERS}


def document(app: FastAPI, endpoints: Endpoints, routes: Sequence[BaseRoute]) -> Stated:
    """The OpenAPI document: no key is needed, every failure is a problem, and what operations share is said once."""
    stated = get_openapi(
        title=app.title,
        version=app.version,
        description=app.description,
        routes=routes,
        tags=app.openapi_tags,
        servers=app.servers,
        contact=app.contact,
        license_info=app.license_info,
    )
    stated["security"] = []
    components = stated["components"]
    body = ProblemBody.model_json_schema(ref_template=f"{COMPONENTS}/schemas/{{model}}", mode="serialization")
    for name, part in {**body.pop("$defs", {}), ProblemBody.__name__: body}.items():
        components["schemas"].setdefault(name, part)
    failures = [problems for each in endpoints for problems in ways_to_fail(each).values()]
    components["responses"] = {called(problems): failure(problems) for problems in failures}
    components["headers"] = HEADERS
    components["parameters"] = shared(operation for each in stated["paths"].values() for operation in each.values())
    return stated


def shared(operations: Iterable[Stated]) -> dict[str, Stated]:
    """Replaces each parameter that several operations have by a reference, and returns what they refer to, by name.

    What most of them mean by a name is called so; what only one collection means, after its first operation.
    """
    meant: dict[str, list[tuple[Stated, int]]] = defaultdict(list)
    for operation in operations:
        for place, parameter in enumerate(operation.get("parameters", ())):
            meant[json.dumps(parameter)].append((operation, place))
    found: dict[str, Stated] = {}
    for uses in sorted((each for each in meant.values() if len(each) > 1), key=len, reverse=True):
        first, place = uses[0]
        parameter = first["parameters"][place]
        name, tags = parameter["name"], {tag for operation, _ in uses for tag in operation["tags"]}
        if len(tags) == 1 or name in found:
            name = f"{first['operationId']}_{name}"
        found[name] = parameter
        for operation, place in uses:
            operation["parameters"][place] = {"$ref": f"{COMPONENTS}/parameters/{name}"}
    return found


def documentation(endpoint: Endpoint[Any], base_url: str) -> Stated:  # any: of any query
    """What the framework is told of an endpoint: the arguments of its route. It documents JSON itself."""
    others = {each.media_type: {"schema": {**each.schema}} for each in endpoint.formats if each is not JSON}
    return {
        "response_model": endpoint.shape,
        "operation_id": endpoint.name,
        "summary": endpoint.summary,
        "description": described(endpoint.about, endpoint.shown, base_url),
        "tags": [endpoint.tag],
        "openapi_extra": {
            "parameters": [*path_parameters(endpoint), *parameters(endpoint)],
            "responses": {
                "200": {"content": others, **({"headers": NAMED_HEADERS} if others else {})},
                **{
                    str(status): {"$ref": f"{COMPONENTS}/responses/{called(problems)}"}
                    for status, problems in ways_to_fail(endpoint).items()
                },
            },
        },
    }


def described(about: str, example: str, base_url: str) -> str:
    """Markdown: what it answers, and one question to try."""
    return f"{about}\n\nExample: [`GET {example}`]({example})\n\n```sh\ncurl '{base_url}{example}'\n```"


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
    told: Stated = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.about,
    }
    if parameter.many:
        told |= {"style": "form", "explode": False}
    if used is not None:
        kind = parameter.value["type"]
        told["example"] = [as_json(each, kind) for each in used.split(",")] if parameter.many else as_json(used, kind)
    return told | {"schema": either(parameter)}


def either(parameter: Parameter) -> Mapping[str, Any]:  # any: JSON Schema
    """What may stand there: a value, or the word that may stand instead."""
    if not parameter.word:
        return parameter.schema
    value = {**parameter.schema}
    default = {"default": value.pop("default")} if "default" in value else {}
    return {"anyOf": [value, {"type": "string", "enum": [parameter.word]}], **default}


def as_json(text: str, kind: str) -> Any:
    """A value as JSON has it."""
    return text if kind == "string" else json.loads(text)


def ways_to_fail(endpoint: Endpoint[Any]) -> Mapping[int, Sequence[type[Problem]]]:  # any: of any query
    """Status -> the problems of this status that an endpoint may answer with."""
    found: dict[int, list[type[Problem]]] = defaultdict(list)
    for problem in (*endpoint.problems, *EVERYWHERE, *([NotAcceptable] if endpoint.formats else [])):
        found[problem.status].append(problem)
    return found


def called(problems: Sequence[type[Problem]]) -> str:
    """The name under which the document says how it looks when one of these problems is answered."""
    return "Or".join(each.__name__ for each in problems)


def failure(problems: Sequence[type[Problem]]) -> Stated:
    """An answer with one of these problems."""
    told = (f"{each.title}. {' '.join((each.__doc__ or '').split())}" for each in problems)
    return {"description": "\n\n".join(told), "content": {MEDIA_TYPE: SCHEMA}}
