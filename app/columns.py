"""A record as a row of a table: which columns there are, in their order, and what a document has in each."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from app.members import Fields, Member, members
from app.models.reference import REFERENCES, CompactReference
from app.record import Link, Record
from app.values.part import Part

ColumnType = Literal["text", "integer", "number", "boolean", "day", "json"]
TYPES: Mapping[type, ColumnType] = {bool: "boolean", int: "integer", float: "number", date: "day", str: "text"}
JSON_TEXT: ColumnType = "json"
"""Type, and end of the name, of what has parts of its own in a list."""
CellValue = str | int | float | bool | list[str] | None
"""What a row has in a column; `None` where it is not known."""


@dataclass(frozen=True)
class Column:
    """One column. Neither its name nor its type depends on the records of a page."""

    name: str
    """Keys of the field, joined by underscores: `treatment_slug`, `upper_hours`."""
    type: ColumnType
    about: str
    place: tuple[str, ...]
    """Keys that lead to it in a document."""
    many: bool = False
    """Does it hold a list of texts?"""
    cited: str = ""
    """Key in the source that is named there, where that is what it holds."""

    @property
    def field(self) -> str:
        """The field of the record of which it is."""
        return self.place[0]

    def cell(self, document: Fields, sources: Mapping[str, Fields]) -> CellValue:
        """What a document has here; `sources` are the references that it cites, by slug."""
        value: Any = document  # any: JSON
        for key in self.place:
            if value is None:
                return None
            value = [each[key] for each in value] if isinstance(value, list) else value[key]
        if self.cited and value is not None:
            value = sources[value][self.cited]
        if self.type == JSON_TEXT:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None
        return float(value) if self.type == "number" and value is not None else value


@cache
def columns_of(record: type[Record], fields: frozenset[str] | None = None) -> Sequence[Column]:
    """The columns of such records, in the order of their fields; only those of `fields`, if they are given."""
    return [each for each in within(record) if fields is None or each.field in fields]


def within(model: type[Part], place: tuple[str, ...] = (), about: str = "") -> Iterator[Column]:
    """The columns of a record, or of a part of one.

    A part has a column for each of its fields. A list of links is a list of slugs and a list of names; another list of
    what has fields is one text of JSON. After the key of a source come the columns that say which it is.
    """
    for name, member in members(model).items():
        here, said = (*place, name), f"{about} {member.about}".strip()
        if member.part and (not member.many or member.part is Link):
            yield from (replace(each, many=each.many or member.many) for each in within(member.part, here, said))
        else:
            own = column(here, member, said)
            yield own
            if member.to == REFERENCES.path and not member.many:
                yield from (of_source(own, members(CompactReference)[key]) for key in CompactReference.in_tables)


def column(place: tuple[str, ...], member: Member, about: str) -> Column:
    """The column of a field that is not taken apart."""
    name = "_".join(place)
    if member.scalar is None:
        return Column(f"{name}_{JSON_TEXT}", JSON_TEXT, about, place)
    return Column(name, TYPES[member.scalar], about, place, member.many)


def of_source(source: Column, member: Member) -> Column:
    """What a source says of itself, beside its key."""
    about = f"Of the source in `{source.name}`: {member.about}"
    return replace(source, name=f"{source.name}_{member.name}", about=about, cited=member.name)
