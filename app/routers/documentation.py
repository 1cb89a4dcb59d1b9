"""What OpenAPI says of an endpoint beyond its models: its parameters, and examples that can be run."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from app.parameter import Parameter

SITE = "http://127.0.0.1:8000"


def described(about: str, example: str) -> str:
    """Markdown: what it answers, and one question to try."""
    return f"{about}\n\nExample: [`GET {example}`]({example})\n\n```sh\ncurl '{SITE}{example}'\n```"


def parameters(asked: Mapping[str, Parameter], example: str) -> dict[str, Any]:
    """The OpenAPI of these parameters: lists are written with commas.

    Only what the example question uses has an example, so that a form which is filled with them asks that question.
    """
    used = dict(parse_qsl(example.partition("?")[2]))
    return {"parameters": [openapi_of(each, used.get(each.name)) for each in asked.values()]}


def openapi_of(parameter: Parameter, used: str | None) -> dict[str, Any]:
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
