"""Full-text matching on either store: words that must all be there, each from its beginning. No query syntax."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, TextClause, bindparam, column, select, table, text

from app.models import SearchEntry
from app.values.phrase import Chunk, chunks
from app.words import stem

WINDOW = 3  # words beside each other that may be one
SHORTEST_PART = 2  # letters of a part of a word that is looked for by itself


class Words:
    """The words of a question. There may be none, if it holds no letter or digit: then nothing matches."""

    def __init__(self, question: str) -> None:
        asked = [*chunks(question)]
        self.terms = [*dict.fromkeys(tuple(ways(asked, place)) for place in range(len(asked)))]
        self.beginnings = tuple(dict.fromkeys(each for term in self.terms for way in term for each in way))

    def expression(self, embedded: bool) -> str:
        """The words in the store's own language; each is letters and digits only, and quoted, so it is no operator."""
        both, either, beginning = (" AND ", " OR ", '"{}"*') if embedded else (" & ", " | ", "'{}':*")
        terms = (either.join(f"({both.join(map(beginning.format, way))})" for way in term) for term in self.terms)
        return both.join(f"({term})" for term in terms) or ('""' if embedded else "")

    def held(self, there: str, *, whole: bool = False) -> int:
        """How many of the words are among these, which are separated by blanks, or begin one of them."""
        held, after = f" {there} ", " " if whole else ""
        begun = {each for each in self.beginnings if f" {each}{after}" in held}
        return sum(any(begun.issuperset(way) for way in term) for term in self.terms)


def ways(asked: Sequence[Chunk], place: int) -> Iterator[tuple[str, ...]]:
    """The ways in which a word may be there: alone, as a code, in its parts, or in one with those beside it.

    Neither a number nor a letter is a part by itself: `5-HT2A` is not wherever there is a 5, nor `S-ketamine` wherever
    a word begins with an s.
    """
    own = asked[place]
    for first in range(max(0, place - WINDOW + 1), place + 1):
        for last in range(place, min(len(asked), first + WINDOW)):
            word = "".join(each.word for each in asked[first : last + 1])
            yield (stem(word),)
            if not word.startswith(stem(word)):  # `psy` is no `psi` to those who are still typing
                yield (word,)
    yield from ((key,) for key in own.keys)
    apart = numbers_joined(own.parts)
    if len(apart) > 1 and min(map(len, apart)) >= SHORTEST_PART:
        yield tuple(map(stem, apart))


def numbers_joined(parts: Sequence[str]) -> list[str]:
    """The parts of a word, each number with what stands before it, or after the first: `alpha`, `2` -> `alpha2`."""
    found: list[str] = []
    for part in parts:
        if found and (part.isdigit() or found[-1].isdigit()):
            found[-1] += part
        else:
            found.append(part)
    return found


def hit(embedded: bool, name: str) -> TextClause:
    """Condition on `search_entry`: it holds the words that are bound as `name`."""
    if embedded:
        found = f"search_entry.number IN (SELECT rowid FROM entry_words WHERE entry_words MATCH :{name})"  # noqa: S608 - a bound name
    else:
        found = f"search_entry.vector @@ CAST(:{name} AS tsquery)"
    return text(found)


def matching(path: str, row: Any, embedded: bool) -> ColumnElement[bool]:  # any: a table class
    """Condition on a row of the resource at `path`: its record holds the words that are bound as `q_0_0`."""
    entry = table(str(SearchEntry.__tablename__), column("number"), column("path"), column("slug"))
    found = select(entry.c.slug).where(entry.c.path == bindparam("path", path), hit(embedded, "q_0_0"))
    return row.slug.in_(found)
