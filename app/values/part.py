"""The base of whatever has fields: records and their parts, answers, queries."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Refuses keys that it does not know; docstrings describe its fields."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    shown_last: ClassVar[tuple[str, ...]] = ()
    """Fields that are shown after those that say what it is about."""
