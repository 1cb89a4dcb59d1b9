"""Decides in which format a client wants its answer, before the cache looks for one."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import NotAcceptable, echoed
from app.formats import Format, offered_in_words

MOST_RANGES = 50  # media types of an `Accept` header
QUALITY = re.compile(r"[01](\.[0-9]{0,3})?|\.[0-9]{1,3}")
"""As RFC 9110 has it; and `.2` and a lone `*`, which a client in every Java sends."""


class Negotiate:
    """Tells the application, as `formats` of the scope, which formats a request to `prefix` takes, the best first.

    `format=` decides; else `Accept` does. Every endpoint offers the first of the formats, so nothing that a client
    takes less gladly than that is told: then equal wishes are equal names, which are part of the key of the cache.
    """

    def __init__(self, app: ASGIApp, formats: Sequence[Format], prefix: str = "/v1") -> None:
        self.app = app
        self.formats = formats
        self.prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(self.prefix):
            scope = {**scope, "formats": self.wanted(scope)}
        await self.app(scope, receive, send)

    def wanted(self, scope: Scope) -> list[str]:
        """Names of formats. Raises `NotAcceptable` where none would do."""
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if named := [value for name, value in pairs if name == "format"]:
            known = [each.name for each in self.formats if each.name in named]
            return known or [self.formats[0].name]  # what else it names, the endpoint refuses with what it offers
        accept = b",".join(value for name, value in scope["headers"] if name == b"accept").decode("latin-1")
        if not accept:
            return [self.formats[0].name]
        names = [each.name for each in taken(accept, self.formats)]
        if not names:
            offered = offered_in_words(self.formats)
            raise NotAcceptable(f"What can be sent is {offered}; the request accepts '{echoed(accept, 100)}'.")
        return names[: names.index(self.formats[0].name) + 1] if self.formats[0].name in names else names


def taken(accept: str, formats: Sequence[Format]) -> list[Format]:
    """The formats that an `Accept` header allows, the best first; equal ones in the order of `formats`.

    The most specific range that fits a format decides on it (RFC 9110, 12.5.1).
    """
    qualities: dict[str, float] = {}
    for part in accept.split(",", MOST_RANGES)[:MOST_RANGES]:
        media, *parameters = (each.strip().lower() for each in part.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        qualities["*/*" if media == "*" else media] = float(quality) if QUALITY.fullmatch(quality) else 0.0

    def quality_of(format: Format) -> float:
        ranges = (format.media_type, *format.aliases, f"{format.media_type.partition('/')[0]}/*", "*/*")
        return next((qualities[each] for each in ranges if each in qualities), 0.0)

    return sorted((each for each in formats if quality_of(each) > 0), key=lambda each: -quality_of(each))
