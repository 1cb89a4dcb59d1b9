"""Paths that were written somewhat wrongly: without /v1, in the singular, in capitals, with a slash too many."""

import re
from collections.abc import Callable, Iterable, Sequence

from app.address import Pairs, linked
from app.closest import Names

LONGEST_PATH, MOST_PARTS = 500, 3
VERSION_PREFIX = "/v1"
ENDING = re.compile(r"\.json$|^/api(?=/)", re.IGNORECASE)
"""What other APIs add to a path."""


class Paths:
    """The paths of the API, by which one is known that has a slip."""

    def __init__(self, homes: Iterable[str], pages: Sequence[str], is_answered: Callable[[str, Pairs], bool]) -> None:
        self.pages = pages
        self.is_answered = is_answered
        known = {home: home for home in (*homes, *pages)}
        known |= {home.removeprefix(VERSION_PREFIX): home for home in known if home != VERSION_PREFIX}
        known |= {name.removesuffix("s"): home for name, home in known.items()}
        self.names = Names((spoken, home) for name, home in known.items() if (spoken := name.replace("/", " ").strip()))

    def mended(self, path: str, pairs: Pairs) -> str | None:
        """The address that must have been meant, from the root, if it is answered; otherwise `None`."""
        parts = parts_of(path)
        for count in range(min(MOST_PARTS, len(parts)), 0, -1):
            if home := self.home(parts[:count]):
                return self.answered("/".join((home, *parts[count:])), pairs)
        return None

    def mended_whole(self, path: str, pairs: Pairs) -> str | None:
        """The same for a path whose key was looked up in vain: it may have been meant as one without a key."""
        home = self.home(parts_of(path))
        return self.answered(home, pairs) if home else None

    def home(self, parts: Sequence[str]) -> str | None:
        """The path without a key that these names mean."""
        start = " ".join(parts)
        return next(iter(self.names.named(start)), None) or self.names.misspelt(start)

    def answered(self, meant: str, pairs: Pairs) -> str | None:
        """The address of a path that may be asked so; `None` if it may not."""
        fit = not pairs if meant in self.pages else self.is_answered(meant, pairs)
        return linked(meant, pairs) if fit else None


def parts_of(path: str) -> list[str]:
    """The names in a path, without what other APIs add to it."""
    return [part for part in ENDING.sub("", path[:LONGEST_PATH]).split("/") if part]
