"""Words of a text as search knows them: in one spelling, cut to their stems. The same on both stores."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import snowballstemmer

from app.spelling import folded, respelt

WORD = re.compile(r"[^\W_]+")
MOST_JOINED = 6  # parts of one written word of which every run is also known as one word


def words(text: str) -> list[str]:
    """The words of a text, in order: `5-HT2A receptors` -> `5`, `ht2a`, `receptors`."""
    return WORD.findall(folded(text))


def stems(text: str) -> list[str]:
    """Their stems, in order: `5`, `ht2a`, `receptor`."""
    return [stem(word) for word in words(text)]


def joined(text: str) -> str:
    """All its words as one: `10.1056/NEJMoa2302399` -> `101056nejmoa2302399`."""
    return "".join(words(text))


def word_parts(text: str) -> list[list[str]]:
    """The parts of each word as it is written, between blanks: `5-HT2A receptors` -> `[5, ht2a]`, `[receptors]`."""
    return [parts for chunk in folded(text).split() if (parts := WORD.findall(chunk))]


def indexed(texts: Iterable[str]) -> Iterator[str]:
    """Every word of these texts, in the one spelling, and its stem, each once; what is written apart also as one word.

    So `5-HT2A` is also `5ht2a`, and `5-HT 2A` too: a number belongs to the word before it. The word itself stands
    there for those who are still typing: `remissi` begins `remission`, but not its stem.
    """
    seen: dict[str, None] = {}
    for text in texts:
        before: list[str] = []
        for parts in word_parts(text):
            together = [*runs(parts), *runs_into(before, parts[0])]
            for word in (*parts, *together):
                seen.update(dict.fromkeys((word, respelt(word), stem(word))))
            before = parts
    return iter(seen)


def runs(parts: Sequence[str]) -> Iterator[str]:
    """Parts of a written word that stand beside each other, as one word."""
    few = len(parts) <= MOST_JOINED
    for start in range(len(parts) if few else 1):
        for end in range(start + 2, len(parts) + 1) if few else [len(parts)]:
            yield "".join(parts[start:end])


def runs_into(before: Sequence[str], number: str) -> Iterator[str]:
    """The end of a written word with the number after it, as one word; none if that begins with no digit."""
    if number[0].isdigit():
        yield from (
            "".join((*before[start:], number)) for start in range(max(0, len(before) - MOST_JOINED), len(before))
        )


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word, in the one spelling."""
    # a stemmer of its own: they are not safe among threads
    return snowballstemmer.stemmer("english").stemWord(respelt(word))
