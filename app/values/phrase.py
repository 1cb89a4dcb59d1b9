"""Words that are searched for, as a parameter takes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.values.scheme import SCHEMES, code
from app.words import joined, word_parts

MOST_WORDS = 8
NAMES_OF_SCHEMES = [each.name for each in SCHEMES]


@dataclass(frozen=True)
class Chunk:
    """A word as it is written between blanks: `5-HT2A`, or an identifier."""

    parts: tuple[str, ...]
    """Its letters and digits, where signs part them."""
    keys: tuple[str, ...] = ()
    """What it would be as an identifier, as search knows those."""

    @property
    def word(self) -> str:
        """Its parts as one."""
        return "".join(self.parts)


def chunks(text: str) -> Iterator[Chunk]:
    """The words of a question. A number alone is no identifier."""
    for chunk in text.split():
        keys = () if chunk.isdigit() else tuple(map(joined, code(chunk, NAMES_OF_SCHEMES).keys))
        for parts in word_parts(chunk):
            yield Chunk(tuple(parts), keys)


def phrase(text: str) -> str:
    """The text, if it holds words, and not too many of them."""
    count = len({*chunks(text)})
    if not count:
        raise ValueError("holds no letter or digit; send words")
    if count > MOST_WORDS:
        raise ValueError(f"holds {count} words; send at most {MOST_WORDS}")
    return text
