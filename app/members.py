"""What a model of records declares of each of its fields: read from the annotation once, for all who need it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from app.marks import To, Unsearched, parts
from app.values.choice import Choice
from app.values.part import Part

Place = tuple[str | int, ...]
"""Where something stands in a record: `("doses", 0, "unit")`."""
Fields = dict[str, Any]  # any: a record as a dossier or a document has it


SCALARS = (bool, int, float, date)
"""Types of plain values that are no text."""


@dataclass(frozen=True)
class Member:
    """One field of a record, or of a part of one."""

    name: str
    many: bool
    """Is it a list?"""
    optional: bool
    """May a dossier leave it out? Lists, and what may be `null`."""
    part: type[Part] | None
    """The model of what it holds, if that has fields of its own."""
    choice: type[Choice] | None
    """The closed vocabulary of which it is."""
    to: str
    """Path of the resource that it points to; empty if it does not point."""
    searched: bool
    """Is it prose or a name, not a key or an address?"""
    scalar: type | None
    """Type of its plain values; `None` if it holds parts or objects without a model."""
    about: str
    """What it says, or what its vocabulary or its part says."""


@cache
def members(model: type[Part]) -> Mapping[str, Member]:
    """Every field of a model that is always there, by name, in the order in which it is shown."""
    found: dict[str, Member] = {}
    last = {name: place for place, name in enumerate(model.shown_last)}
    for name, field in sorted(model.model_fields.items(), key=lambda each: last.get(each[0], -1)):
        if field.is_required():
            inside = [*parts(field.annotation), *field.metadata]
            models = [part for part in inside if isinstance(part, type)]
            part = next((part for part in models if issubclass(part, Part)), None)
            choice = next((part for part in models if issubclass(part, Choice)), None)
            plain = not part and not any(get_origin(part) is dict for part in inside)
            found[name] = Member(
                name,
                many=any(get_origin(part) is list for part in inside),
                optional=is_optional(field.annotation),
                part=part,
                choice=choice,
                to=next((part.path for part in inside if isinstance(part, To)), ""),
                searched=not any(isinstance(part, Unsearched) for part in inside),
                scalar=next((kind for kind in SCALARS if kind in models), str) if plain else None,
                about=" ".join((field.description or (choice or part or Part).__doc__ or "").split()),
            )
    return found


def is_optional(annotation: Any) -> bool:  # any: whatever stands in an annotation
    union = get_origin(annotation) in (Union, UnionType)
    return get_origin(annotation) is list or (union and type(None) in get_args(annotation))


def in_reading_order(model: type[Part], fields: Fields) -> Fields:
    """The fields of a record, and of the parts in it, in the order in which they are shown."""

    def ordered(part: type[Part] | None, value: Any) -> Any:  # any: JSON
        if isinstance(value, list):
            return [ordered(part, each) for each in value]
        return in_reading_order(part, value) if part and value is not None else value

    return {name: ordered(member.part, fields[name]) for name, member in members(model).items()}


class Pointer(NamedTuple):
    """A place in a record that points to another."""

    place: Place
    member: Member
    """What is declared of it."""
    holder: Any  # any: a record, a part or a list, as a dossier or a document has it
    """What it stands in."""
    key: str | int
    """Where in that: a field, or a number in a list."""

    @property
    def value(self) -> Any:  # any: a slug or a link, or what a dossier states instead
        return self.holder[self.key]

    @property
    def is_repeated(self) -> bool:
        """Does a list name the same record before?"""
        return isinstance(self.holder, list) and self.value in self.holder[: int(self.key)]


def pointers(model: type[Part], fields: Fields, place: Place = ()) -> Iterator[Pointer]:
    """Whatever points to a record: fields, each entry of a list, also inside parts; not what is `null`."""
    for member in members(model).values():
        here, value = (*place, member.name), fields.get(member.name)
        if value is None:
            continue
        several = member.many and isinstance(value, list)
        holder: Any = value if several else fields
        for key in range(len(value)) if several else [member.name]:
            at = (*here, key) if isinstance(key, int) else here
            if member.to:
                yield Pointer(at, member, holder, key)
            elif member.part and isinstance(holder[key], dict):
                yield from pointers(member.part, holder[key], at)


def well_formed(model: type[Part], fields: Fields) -> Fields:
    """Those fields that are lists where the model has lists, and text where it points to a record."""

    def fits(member: Member, value: Any) -> bool:  # any: what a dossier states
        entries = value if isinstance(value, list) else [value]
        named = not member.to or all(isinstance(each, str) for each in entries)
        return named and isinstance(value, list) == member.many

    known = members(model)
    return {name: value for name, value in fields.items() if name not in known or fits(known[name], value)}


def texts(model: type[Part], fields: Fields) -> Iterator[str]:
    """Every text of a record that search looks at, in the order of its fields."""
    for member in members(model).values():
        value = fields.get(member.name) if member.searched else None
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                yield each
            elif isinstance(each, dict) and member.part:
                yield from texts(member.part, each)
