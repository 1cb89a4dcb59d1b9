"""What OpenAPI says of an endpoint beyond its models: its parameters, and examples that can be run."""

from typing import Any

from pydantic import BaseModel

from app.models import BY_PATH
from app.resource import Resource

SITE = "http://127.0.0.1:8000"


def described(about: str, example: str) -> str:
    """Markdown: what it answers, and one question to try."""
    return f"{about}\n\nExample: [`GET {example}`]({example})\n\n```sh\ncurl '{SITE}{example}'\n```"


def parameters(model: type[BaseModel], resource: Resource | None = None) -> dict[str, Any]:
    """The OpenAPI of these parameters: lists are written with commas, and name only what the resource has."""
    schema = model.model_json_schema()
    names = {"include": [*resource.nested], "fields": resource.shown, "facets": resource.facets} if resource else {}
    described = []
    for name, stated in schema["properties"].items():
        if name in names and not names[name]:
            continue
        part = sound(stated, schema.get("$defs", {}))
        if name in names:
            part["items"]["enum"] = names[name]
            part["example"] = names[name][:1]
        elif resource and name in resource.filters and (of := resource.filters[name][0].of):
            part["example"] = [BY_PATH[of].key]
        example = part.pop("example", None)
        entry = {"name": name, "in": "query", "required": name in schema.get("required", ())}
        entry["description"] = part.pop("description", "")
        if part.get("type") == "array":
            entry |= {"style": "form", "explode": False}
        described.append(entry | {"schema": part} | ({"example": example} if example is not None else {}))
    return {"parameters": described}


def sound(stated: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """A schema without references and without `null`, which no query can send."""
    part = {**stated}
    if "$ref" in part:
        part = definitions[part.pop("$ref").rsplit("/", 1)[1]] | part
    if several := [each for each in part.pop("anyOf", ()) if each.get("type") != "null"]:
        part = sound(several[0], definitions) | part
    if part.get("default", ...) is None:
        del part["default"]
    if "items" in part:
        items = sound(part["items"], definitions)
        part["items"] = {key: value for key, value in items.items() if key != "description"}
        if first := items.get("examples"):
            part.setdefault("examples", [[first[0]]])
    part.pop("title", None)
    if examples := part.pop("examples", None):
        part["example"] = examples[0]
    if not part.get("example", True):
        part.pop("example")
    return part
