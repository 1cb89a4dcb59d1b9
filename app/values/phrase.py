"""Words that are searched for, as a parameter takes them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.values.scheme import BY_PREFIX, SCHEMES, code
from app.words import joined, word_parts

MOST_WORDS, MOST_WORD_PARTS = 8, 40
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
    """The words of a question. A number alone is no identifier, unless the word before it says of which registry."""
    before = ""
    for chunk in text.split():
        named = f"{before} {chunk}" if before.lower().rstrip(":") in BY_PREFIX else chunk
        keys = () if named.isdigit() else tuple(map(joined, code(named, NAMES_OF_SCHEMES).keys))
        for parts in word_parts(chunk):
            yield Chunk(tuple(parts), keys)
        before = chunk


def phrase(text: str) -> str:
    """The text, if it holds words, and not too many of them."""
    found = [*chunks(text)]
    if not found:
        raise ValueError("holds no letter or digit; send words")
    if len(found) > MOST_WORDS:
        raise ValueError(f"holds {len(found)} words; send at most {MOST_WORDS}")
    if (count := sum(len(each.parts) for each in found)) > MOST_WORD_PARTS:
        raise ValueError(f"holds words of {count} parts; send at most {MOST_WORD_PARTS}")
    return text
