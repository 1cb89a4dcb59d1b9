"""Words of a text as search knows them: lower case, without accents, cut to their stems. The same on both stores."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text, in order: `5-HT2A receptors` -> `5`, `ht2a`, `receptors`."""
    return WORD.findall(folded(text))


def stems(text: str) -> list[str]:
    """Their stems, in order: `5`, `ht2a`, `receptor`."""
    return [stem(word) for word in words(text)]


def indexed(texts: Iterable[str]) -> Iterator[str]:
    """Every word of these texts and its stem, each once; what is written with hyphens also as one word: `5ht2a`.

    The word itself stands there for those who are still typing: `remissi` begins `remission`, but not its stem.
    """
    seen: dict[str, None] = {}
    for text in texts:
        for chunk in folded(text).split():
            found = WORD.findall(chunk)
            seen.update(dict.fromkeys(each for word in found for each in (word, stem(word))))
            if len(found) > 1:
                seen["".join(found)] = None
    return iter(seen)


def folded(text: str) -> str:
    """Lower case, without accents; compatibility characters such as a trade mark sign become plain letters."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    return snowballstemmer.stemmer("english").stemWord(word)  # a stemmer of its own: they are not safe among threads
