"""The base of whatever has fields: records and their parts, answers, queries."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


def open_to_more(schema: dict[str, Any]) -> None:  # any: JSON Schema
    """Forbids no further keys: we refuse those that we do not know, but whoever reads an answer must bear new ones."""
    schema.pop("additionalProperties", None)


class Part(BaseModel):
    """Refuses keys that it does not know; docstrings describe its fields."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, json_schema_extra=open_to_more)
    shown_last: ClassVar[tuple[str, ...]] = ()
    """Fields that are shown after those that say what it is about, in this order."""
