"""What a format is, and which of those that a client takes is sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.answer import Answer
from app.errors import NotAcceptable


@dataclass(frozen=True)
class Format:
    """A way of writing answers."""

    name: str
    """As `format=` takes it."""
    media_type: str
    write: Callable[[Answer], bytes]


def chosen(wanted: Sequence[str], offered: Sequence[Format]) -> Format:
    """The first wanted format that is offered. Raises `NotAcceptable`, with what is offered."""
    by_name = {each.name: each for each in offered}
    if found := next((by_name[name] for name in wanted if name in by_name), None):
        return found
    raise NotAcceptable(f"This address offers {', '.join(each.media_type for each in offered)}.")
