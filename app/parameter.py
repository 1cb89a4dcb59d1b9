"""What a parameter means: read once from the query model that declares it, for whoever reads, documents or runs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, Self

from pydantic import BaseModel

from app.closest import Names
from app.marks import Filter, Period, Through, Walk, marks
from app.values.country import COUNTRY

KINDS = {
    "integer": "number",
    "number": "number",
    "string": "text",
    "boolean": "boolean",
    "date": "day",
    "duration": "duration",
    COUNTRY: COUNTRY,
}
"""Type or format in JSON Schema -> kind of parameter."""
REVERSED = "-"
"""The sign of the values that mean the reverse of others."""
WRITTEN = {
    "date": "a day such as 2026-11-25",
    "duration": "a length of time such as P6W or PT2H, or a number of hours",
    COUNTRY: "a country, by its two letters of ISO 3166-1 such as IE, or by its name",
}
"""Format in JSON Schema -> how a value is written."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of an endpoint. A filter of a list also has an operator and a column."""

    name: str
    about: str
    schema: Mapping[str, Any]  # any: JSON Schema
    """What OpenAPI says of it, without references, and without `null`, which no query can send."""
    required: bool = False
    word: str = ""
    """A word that may stand there instead of a value; empty if there is none."""
    vocabulary: str | None = None
    """Name of the closed vocabulary of its values."""
    column: str = ""
    """Column that a filter compares."""
    operator: str = ""
    """How a filter compares; a key of `query.filters.OPERATORS`."""
    of: str = ""
    """Path of the resource whose slugs are the values; empty if they are no slugs."""
    held_by: str = ""
    """Path of the resource whose records have all values that may be asked for; empty if any may."""
    walk: tuple[Walk, ...] = ()
    """What else it finds: ways through the kin of the named record."""
    through: Through | None = None
    """The row to which the column belongs, where that is another than the resource's own."""
    period: Period | None = None
    """Columns of days between which the value must lie."""

    @property
    def kin(self) -> str:
        """Among whose kin it walks: the path of a resource, or a kind of value."""
        return self.of or self.kind

    @property
    def many(self) -> bool:
        """Does it take several values, separated by commas?"""
        return self.schema["type"] == "array"

    @property
    def most(self) -> int:
        """How many values it takes at most."""
        return int(self.schema.get("maxItems", 1))

    @property
    def least(self) -> int:
        """How many values it takes at least."""
        return int(self.schema.get("minItems", 1))

    @property
    def value(self) -> Mapping[str, Any]:
        """JSON Schema of one value."""
        return self.schema["items"] if self.many else self.schema

    @cached_property
    def allowed(self) -> tuple[str, ...]:
        """Every value that may stand there; empty where they are not a closed set."""
        return tuple(self.value.get("enum", ()))

    @cached_property
    def names(self) -> Names:
        """The values that may stand there, without signs, by which one is known however it is written."""
        return Names((value, value) for value in self.allowed if not value.startswith(REVERSED))

    def unsigned(self, text: str) -> tuple[str, str]:
        """A text in two: the sign that reverses an order, if this is one and the text has it, and the rest."""
        signed = text.startswith(REVERSED) and any(value.startswith(REVERSED) for value in self.allowed)
        return (REVERSED, text.removeprefix(REVERSED)) if signed else ("", text)

    @property
    def kind(self) -> str:
        """`choice`, `slug`, `text`, `number`, `boolean`, `day`, `duration` or `country`."""
        if self.vocabulary is not None:
            return "choice"
        return "slug" if self.of else KINDS[self.value.get("format", self.value["type"])]

    @cached_property
    def takes(self) -> str:
        """What a value must be, in words that go on from "must be"."""
        value = self.value
        kind, least, most = value["type"], value.get("minimum"), value.get("maximum")
        if self.allowed:
            return "one of the allowed values"
        if written := WRITTEN.get(value.get("format", "")):
            return written
        if kind == "boolean":
            return "true or false"
        if kind == "string":
            text = f"text of {value.get('minLength', 0)} to {value['maxLength']} characters"
            return "lower-case words joined by hyphens" if self.of else text
        sample = "0.5" if most is not None and most <= 1 else "24 or 0.5"
        said = {"integer": "a whole number", "number": f"a number such as {sample},"}[kind]
        above = value.get("exclusiveMinimum")
        if above is not None:
            return f"{said} above {above:.13g} and at most {most:.13g}"
        return f"{said} from {least:.13g} to {most:.13g}{f', or {self.word}' if self.word else ''}"

    def nearest(self, value: str) -> list[str]:
        """The bound that a number has passed, if that may be sent itself."""
        if KINDS[self.value["type"]] != "number":
            return []
        number = float(value)
        near = min(max(number, self.value.get("minimum", number)), self.value.get("maximum", number))
        return [f"{near:.13g}"] if near != number else []

    def naming(self, names: Sequence[str]) -> Self:
        """The same, where each value must be one of these names."""
        value = {**self.value, "enum": [*names]}
        return replace(self, schema={**self.schema, "items": value} if self.many else value)


@cache
def parameters_of(model: type[BaseModel]) -> Mapping[str, Parameter]:
    """Each parameter of a query model, in the order of its fields."""
    stated = model.model_json_schema()
    definitions, needed = stated.get("$defs", {}), stated.get("required", ())
    given = dict(marks(model, Filter))
    found: dict[str, Parameter] = {}
    for name, part in stated["properties"].items():
        schema = resolved(part, definitions)
        about = schema.pop("description", "")
        value = schema.get("items", schema)
        vocabulary = value.pop("title", None) if "enum" in value else None
        word = next((each["const"] for each in part.get("anyOf", ()) if "const" in each), "")
        if vocabulary:
            value.pop("description", None)  # the meanings of the values, which the schema lists for all
        schema = {key: value for key, value in schema.items() if key != "title"}
        of = given[name].of if name in given else None
        found[name] = Parameter(name, about, schema, name in needed, word, vocabulary, of=of or "")
    return found


def resolved(stated: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """A schema without references, examples, `null`, and the word that may stand instead of a value."""
    part = {key: value for key, value in stated.items() if key != "examples"}
    if "$ref" in part:
        part = resolved(definitions[part.pop("$ref").rpartition("/")[2]], definitions) | part
    if "anyOf" in part:
        values = (each for each in part.pop("anyOf") if each.get("type") != "null" and "const" not in each)
        (only,) = values  # no parameter is of two kinds
        part = resolved(only, definitions) | part
    if part.get("default", ...) is None:
        del part["default"]
    if "items" in part:
        part["items"] = resolved(part["items"], definitions)
    return part
