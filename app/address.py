"""Addresses of the API: where a request was sent, and where its answer leads."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

Pairs = Sequence[tuple[str, str]]


def linked(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """An address with these parameters; commas and colons stay readable."""
    query = urlencode([*pairs], safe=",:")
    return f"{path}?{query}" if query else path


class Address(NamedTuple):
    """Where a request was sent."""

    site: str
    """Scheme, host and whatever stands before the paths of the API."""
    path: str
    pairs: Pairs = ()

    def __str__(self) -> str:
        return linked(self.site + self.path, self.pairs)

    def asking(self, **given: str) -> str:
        """The same address with these parameters instead of those of their names."""
        kept = (pair for pair in self.pairs if pair[0] not in given)
        return linked(self.site + self.path, [*kept, *given.items()])
