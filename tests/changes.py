"""Says which differences between two OpenAPI documents break a client (major) and which do not (minor).

A document is read as two sets of facts: what it promises (paths, fields, types, values) and what it demands (parameters
that must be sent). Promising less or demanding more is major, the opposite minor. Texts, examples and the bounds of
numbers and lengths are not compared.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

Json = dict[str, Any]  # any: a document as it was parsed


class Changes(NamedTuple):
    major: list[str]
    minor: list[str]


def changes(old: Json, new: Json) -> Changes:
    """Each difference in words, in alphabetical order."""
    promised, promises = {*promised_by(old)}, {*promised_by(new)}
    demanded, demands = {*demanded_by(old)}, {*demanded_by(new)}
    fresh = {at for at, _ in operations(new)} - {at for at, _ in operations(old)}
    demands = {fact for fact in demands if fact.partition(" needs ")[0] not in fresh}  # nobody sends it as yet
    major = [f"no longer {fact}" for fact in promised - promises] + [f"now {fact}" for fact in demands - demanded]
    minor = [f"now {fact}" for fact in promises - promised] + [f"no longer {fact}" for fact in demanded - demands]
    return Changes(sorted(major), sorted(minor))


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    """Each operation, with the parameters and answers to which it refers in their place."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            parameters = [meant(document, each) for each in operation.get("parameters", [])]
            answers = {status: meant(document, each) for status, each in operation["responses"].items()}
            yield f"{method.upper()} {path}", operation | {"parameters": parameters, "responses": answers}


def meant(document: Json, part: Json) -> Json:
    """A part, or the component to which it refers."""
    for name in part["$ref"].split("/")[1:] if "$ref" in part else ():
        document = document[name]
    return document if "$ref" in part else part


def demanded_by(document: Json) -> Iterator[str]:
    for at, operation in operations(document):
        for parameter in operation.get("parameters", []):
            if parameter.get("required"):
                yield f"{at} needs {parameter['name']}"


def promised_by(document: Json) -> Iterator[str]:
    for at, operation in operations(document):
        yield f"{at} ({operation.get('operationId')})"
        for parameter in operation.get("parameters", []):
            here = f"{at} {parameter['in']} {parameter['name']}"
            yield here
            yield from shape(here, parameter["schema"])
            if "default" in parameter["schema"]:
                yield f"{here} defaults to {parameter['schema']['default']}"
        for status, response in operation["responses"].items():
            for media, content in response.get("content", {"no content": {}}).items():
                yield f"{at} {status} {media}"
                yield from shape(f"{at} {status} {media}", content.get("schema", {}))
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield name
        yield from shape(name, schema)


def shape(at: str, schema: Json) -> Iterator[str]:
    """What holds for a value: may it be null, and what holds in each of its alternatives?"""
    alternatives = [*alternatives_of(schema)]
    if not any(each.get("type") == "null" for each in alternatives):
        yield f"{at} never null"
    for each in alternatives:
        yield from alternative(at, each)


def alternatives_of(schema: Json) -> Iterator[Json]:
    parts = [part for key in ("anyOf", "oneOf", "allOf") for part in schema.get(key, [])]
    for part in parts:
        yield from alternatives_of(part)
    if not parts:
        yield schema


def alternative(at: str, schema: Json) -> Iterator[str]:
    """The type or the choices of a value and, if it is an object or a list, what it holds."""
    if "$ref" in schema:
        yield f"{at} is {schema['$ref'].rpartition('/')[2]}"
    if "type" in schema and schema["type"] != "null":
        yield f"{at} is {schema['type']} {schema.get('format', '')}".strip()
    for choice in schema.get("enum", schema.get("x-extensible-enum", [schema["const"]] if "const" in schema else [])):
        yield f"{at} = {choice}"
    for key, value in schema.get("properties", {}).items():
        yield f"{at}.{key}"
        if key in schema.get("required", []):
            yield f"{at}.{key} always there"
        yield from shape(f"{at}.{key}", value)
    if "items" in schema:
        yield from shape(f"{at}[]", schema["items"])
    for value in (schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()):
        if isinstance(value, dict):
            yield from shape(f"{at}{{}}", value)
