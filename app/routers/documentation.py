"""What OpenAPI says of an endpoint beyond its models: its parameters, and examples that can be run."""

import json
from typing import Any
from urllib.parse import parse_qsl

from pydantic import BaseModel

from app.resource import Resource

SITE = "http://127.0.0.1:8000"


def described(about: str, example: str) -> str:
    """Markdown: what it answers, and one question to try."""
    return f"{about}\n\nExample: [`GET {example}`]({example})\n\n```sh\ncurl '{SITE}{example}'\n```"


def parameters(model: type[BaseModel], example: str, resource: Resource | None = None) -> dict[str, Any]:
    """The OpenAPI of these parameters: lists are written with commas, and name only what the resource has.

    Only what the example question uses has an example, so that a form which is filled with them asks that question.
    """
    schema = model.model_json_schema()
    names = {"include": [*resource.nested], "fields": resource.shown, "facets": resource.facets} if resource else {}
    asked = dict(parse_qsl(example.partition("?")[2]))
    described = []
    for name, stated in schema["properties"].items():
        if name in names and not names[name]:
            continue
        part = plain(stated, schema.get("$defs", {}))
        entry = {"name": name, "in": "query", "required": name in schema.get("required", ())}
        entry["description"] = part.pop("description", "")
        if name in names:
            part["items"]["enum"] = names[name]
        if part["type"] == "array":
            entry |= {"style": "form", "explode": False}
        if name in asked:
            entry["example"] = spoken(asked[name], part["type"])
        described.append(entry | {"schema": part})
    return {"parameters": described}


def spoken(text: str, kind: str) -> Any:
    """A value as JSON has it."""
    return {"array": text.split(","), "string": text}.get(kind) or json.loads(text)


def plain(stated: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A schema without references and examples, and without `null`, which no query can send."""
    part = {**stated}
    if "$ref" in part:
        part = definitions[part.pop("$ref").rsplit("/", 1)[1]] | part
    if several := [each for each in part.pop("anyOf", ()) if each.get("type") != "null"]:
        part = plain(several[0], definitions) | part
    if part.get("default", ...) is None:
        del part["default"]
    if "items" in part:
        part["items"] = {k: v for k, v in plain(part["items"], definitions).items() if k != "description"}
    return {key: value for key, value in part.items() if key not in ("title", "examples")}
