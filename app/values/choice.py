"""Closed vocabularies: each member is a value and what it means."""

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class Choice(StrEnum):
    """One of a fixed set of values. The meaning is what documentation, schema and curators read."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler.resolve_ref_schema(handler(core))
        title = (cls.__doc__ or "").strip()
        schema["description"] = "\n".join([title, "", *(f"- `{member}`: {member.meaning}" for member in cls)])
        if handler.mode == "serialization":  # in an answer, where values may be added that old clients must bear
            schema["x-extensible-enum"] = schema.pop("enum")
        return schema
