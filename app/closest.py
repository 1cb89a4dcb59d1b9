"""Names and what they stand for: what a text names, what it must mean if it is misspelt, what it is only like."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from app.spelling import respelt
from app.words import words

LONGEST, SHORTEST_BEGINNING = 200, 3
CUTOFF, BEGINNING = 70.0, 85.0
MOST = 3
ONE_SLIP, TWO_SLIPS = 5, 9  # letters of a word that may hold so many
MOST_SLIPS = 2
VOWELS = re.compile(r"[aeiouy]+|(.)(?=\1)")
"""Vowels, and all but one of a doubled consonant: what people mix up without thinking of another word."""
CHEMICAL = re.compile("(m?eth|prop|but|phen)yl")
"""Syllables that tell one substance from another, one letter apart."""
SIGNED = re.compile(r"^\s*[-+']|[!<>=~^|*?%;]|[-+']\s*$")
"""Signs that mean something in other query languages, such as "not": a text that holds them names nothing here."""


@dataclass(frozen=True)
class Explained:
    """Why a text names nothing, and what may have been meant."""

    detail: str
    near: Sequence[str] = ()
    """What it is only like, for people to choose from."""
    meant: str | None = None
    """What it must mean, so that a program may go on."""


class Names:
    """Names, each of which stands for one thing or several; made ready once, since they may be thousands."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self.by_plain: dict[str, dict[str, None]] = defaultdict(dict)
        """The words of a name, separated by blanks -> what it may stand for."""
        self.by_key: dict[str, dict[str, None]] = defaultdict(dict)
        """The letters and digits of a name, whatever stands between them -> what it may stand for."""
        self.alike_begun: dict[tuple[str, ...], set[str]] = defaultdict(set)
        """First letter of each word -> names of such words."""
        for name, meaning in known:
            said = spoken_words(name)
            self.by_plain[" ".join(said)][meaning] = None
            self.by_key[key_of_name(name)][meaning] = None
            self.alike_begun[initials(said)].add(" ".join(said))

    @cached_property
    def meanings(self) -> list[str]:
        """Everything that the names stand for."""
        return [*dict.fromkeys(meaning for found in self.by_key.values() for meaning in found)]

    def named(self, text: str) -> list[str]:
        """What a text names, whatever its case and the signs between its letters; several if that is open."""
        return [] if SIGNED.search(text[:LONGEST]) else [*self.by_key.get(key_of_name(text), ())]

    def misspelt(self, text: str) -> str | None:
        """What a text must mean, if it is a name with a slip or two in a long word; `None` if it may mean another.

        Numbers, short words and the first letter of a word must be right: they tell one drug from another. Nor may
        there be another name that is as near, or begins alike and is nearly so.
        """
        said = spoken_words(text)
        if SIGNED.search(text[:LONGEST]):
            return None
        counts = (slips(said, name.split()) for name in self.alike_begun.get(initials(said), ()))
        if (least := min((count for count in counts if count is not None), default=None)) is None:
            return None
        key = key_of_name(text)
        near = process.extract(key, [*self.by_key], scorer=OSA.distance, limit=None, score_cutoff=MOST_SLIPS)
        rivals = [found for found, count, _ in near if count <= least or found[0] == key[0]]
        meanings = {meaning for found in rivals for meaning in self.by_key[found]}
        return meanings.pop() if len(meanings) == 1 else None

    def alike(self, text: str) -> list[str]:
        """At most `MOST` things whose names are spelt much like the text or begin with it, the likeliest first."""
        asked = " ".join(spoken_words(text))
        plain = [*self.by_plain]
        spelt = process.extract(asked, plain, scorer=fuzz.ratio, limit=MOST * MOST, score_cutoff=CUTOFF)
        scores = {name: score for name, score, _ in spelt}
        if len(asked) >= SHORTEST_BEGINNING:
            for name in plain:
                if name.startswith(asked) or f" {asked}" in name:
                    scores[name] = max(scores.get(name, 0.0), BEGINNING)
        likeliest = sorted(scores, key=lambda name: (-scores[name], len(name), name))
        return [*dict.fromkeys(meaning for name in likeliest for meaning in self.by_plain[name])][:MOST]

    def explained(self, text: str, detail: str) -> Explained:
        """Why a text names nothing, with what it must mean before what it is only like; compares it with every name."""
        meant = self.misspelt(text)
        return Explained(detail, [*dict.fromkeys(([meant] if meant else []) + self.alike(text))], meant)


def closest(word: str, names: Iterable[str]) -> list[str]:
    """At most `MOST` of these names that are spelt much like the word or begin with it, the likeliest first."""
    return Names((name, name) for name in names).alike(word)


def spoken_words(text: str) -> list[str]:
    """The words of a name, in the one spelling."""
    return [respelt(word) for word in words(text[:LONGEST])]


def key_of_name(text: str) -> str:
    """The letters and digits of a name, in the one spelling, whatever stands between them."""
    return respelt("".join(words(text[:LONGEST])))


def initials(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(word[0] for word in said)


def slips(said: Iterable[str], meant: Iterable[str]) -> int | None:
    """Letters left out, added, changed or in the wrong order; `None` if some word is not the same but for slips."""
    counts = [slips_of(*pair) for pair in zip(said, meant, strict=True)]
    return None if None in counts else sum(filter(None, counts))


def slips_of(word: str, meant: str) -> int | None:
    """The same of one word. A short one must be right, and so must one with a digit; consonants may slip but once."""
    if word == meant:
        return 0
    length = max(len(word), len(meant))
    if length < ONE_SLIP or not (word + meant).isalpha() or CHEMICAL.search(meant):
        return None
    count = OSA.distance(word, meant)
    vowels_only = count == MOST_SLIPS and length >= TWO_SLIPS and VOWELS.sub("", word) == VOWELS.sub("", meant)
    return count if count == 1 or vowels_only else None
