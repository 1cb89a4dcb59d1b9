"""What a format is, which of those that a client takes is sent, and what cannot be asked together with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from app.answer import Answer, CitedSource
from app.errors import Fault, NotAcceptable
from app.queries import Query


class Holds(Enum):
    """What a format holds of an answer."""

    ANSWER = "all of it: data, references, meta and links"
    RECORDS = "its records alone, so that all pages of a list can be one file"
    SOURCES = "the whole record of each of its sources"


@dataclass(frozen=True)
class Format:
    """A way of writing answers."""

    name: str
    """As `format=` takes it."""
    media_type: str
    write: Callable[[Iterable[Answer]], Iterator[bytes]]
    """An answer in parts; or all pages of a list, one after another, as one."""
    about: str
    """What it is, for whom."""
    holds: Holds = Holds.RECORDS
    aliases: Sequence[str] = ()
    """Other names of its media type, which clients send."""
    extension: str = ""
    """Of the file as which it is saved; empty if it is shown."""
    parameters: str = ""
    """Of its media type, such as `charset=utf-8`."""
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})  # any: JSON Schema
    """What OpenAPI says of it, where it is not the JSON of the endpoint."""
    compact: bool = False
    """Is it compressed in itself?"""
    styled: bool = False
    """Has it room for sources that are written out?"""

    @property
    def content_type(self) -> str:
        """The media type with its parameters."""
        return f"{self.media_type}; {self.parameters}" if self.parameters else self.media_type


def chosen(wanted: Sequence[str], offered: Sequence[Format]) -> Format:
    """The first wanted format that is offered. Raises `NotAcceptable`, with what is offered."""
    by_name = {each.name: each for each in offered}
    if found := next((by_name[name] for name in wanted if name in by_name), None):
        return found
    raise NotAcceptable(f"This address offers {offered_in_words(offered)}.")


def offered_in_words(formats: Sequence[Format]) -> str:
    """Formats with their media types: `json (application/json), csv (text/csv)`."""
    return ", ".join(f"{each.name} ({each.media_type})" for each in formats)


def each_source(answer: Answer) -> Iterator[CitedSource]:
    """The sources of which a bibliography is made."""
    for piece in answer.pieces:
        assert isinstance(piece, CitedSource)  # noqa: S101 - what a format of sources is given
        yield piece


def better_format(formats: Sequence[Format], query: Query) -> Format | None:
    """The first that can hold the records which a question asks for, as it is asked; `None` if none can."""
    holding = (each for each in formats if each.holds is not Holds.SOURCES)
    return next((each for each in holding if not [*misfits(each, query)]), None)


def misfits(format: Format, query: Query) -> Iterator[Fault]:
    """What a question asks for that an answer in this format cannot hold: it is refused, not left out."""
    if format.holds is Holds.ANSWER and query.is_whole:
        yield Fault("limit", f"{format.name} is sent in pages; for all in one go name another format", given="all")
    if query.style and not format.styled:
        yield Fault("style", f"{format.name} has no room for it; ask with format=csl-json", given=query.style)
    if format.holds is Holds.RECORDS:
        for name in query.beside_records:
            detail = f"{format.name} holds records alone, and nothing beside them; ask for it in JSON"
            yield Fault(name, detail)
