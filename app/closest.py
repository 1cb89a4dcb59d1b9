"""Names and what they stand for: what a text names, what it must mean if it is misspelt, what it is only like."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from app.english import is_english
from app.spelling import folded, respelt
from app.words import WORD, words

LONGEST, SHORTEST_BEGINNING, SHORTEST_WITHIN = 200, 3, 4
CUTOFF, BEGINNING, WITHIN_IT = 70.0, 85.0, 86.0
MOST = 3
SHORTEST_SLIPPED, MOST_SLIPS = 6, 2  # letters of a word that may hold a slip
ENDING_LETTERS = 2  # in which no slip is: `released` is no `releaser`
ALIKE = re.compile(r"(.)(?=\1)")
"""All but one of a doubled letter."""
CHEMICAL = re.compile("(m?eth|prop|but|phen)yl")
"""Syllables that tell one substance from another, one letter apart."""
BETWEEN_NUMBERS = re.compile(r"(?<=\d)[\s\-\u2010-\u2015_.'()]+(?=\d)")
"""What parts two numbers, which together would be another."""
BETWEEN_LETTERS = re.compile(r"[\s\-\u2010-\u2015_'\u2019()]+|\.(?!\d)|(?<!\d)\.")
"""What makes no difference elsewhere in a name."""
POSSESSIVE = re.compile(r"['\u2019]s\b")
"""An ending that is no letter of a name: `CGI's` is no `CGI-S`."""
JOINING = re.compile(r"\s*[/+&:;,]\s*")
"""Signs between two names, which may mean "and", "or" or "against"."""
NAME = re.compile(r"\(?[^\W_]+(?:[\s\-\u2010\u2011\u2013_/.,'\u2019:&+()]+[^\W_]+)*[).]?/?")
"""How a name is written, once folded. Any other sign, or one before it, may mean "not" or the like."""
NO_NAME = re.compile(r"\(\s*[-\u2010-\u2015]\s*\)|[\u00b2\u00b3\u00b9\u2070-\u2079]")
"""A minus, as of enantiomers, and raised numbers, which may be part of a name or not."""


@dataclass(frozen=True)
class Explained:
    """Why a text names nothing, and what may have been meant."""

    detail: str
    near: Sequence[str] = ()
    """What it is only like, for people to choose from."""
    meant: str | None = None
    """What it must mean, so that a program may go on."""


class Names:
    """Names, each of which stands for one thing or several; made ready once, since they may be thousands.

    If they are `exact`, such as names of authors, no two spellings are one.
    """

    def __init__(self, known: Iterable[tuple[str, str]], *, exact: bool = False) -> None:
        self.exact = exact
        self.by_plain: dict[str, dict[str, None]] = defaultdict(dict)
        """The words of a name, separated by blanks -> what it may stand for."""
        self.by_key: dict[str, dict[str, None]] = defaultdict(dict)
        """The letters and digits of a name, whatever stands between them -> what it may stand for."""
        self.by_initials: dict[tuple[str, ...], set[str]] = defaultdict(set)
        """First letter of each word -> names of such words."""
        for name, meaning in known:
            said = spoken_words(name)
            self.by_plain[" ".join(said)][meaning] = None
            apposed = name.replace(",", " ")  # the comma of `Ketamine, intravenous` joins no two names
            for key in (key_of_name(name), key_of_name(apposed), *self.respelt_key(name)):
                self.by_key[key][meaning] = None
            self.by_initials[initials(said)].add(" ".join(said))

    @cached_property
    def meanings(self) -> list[str]:
        """Everything that the names stand for."""
        return [*dict.fromkeys(meaning for found in self.by_key.values() for meaning in found)]

    def named(self, text: str) -> list[str]:
        """What a text names, whatever its case and the signs between its letters; several if that is open."""
        keys = (key_of_name(text), *self.respelt_key(text)) if is_name(text) else ()
        return next(([*self.by_key[key]] for key in keys if key in self.by_key), [])

    def respelt_key(self, text: str) -> list[str]:
        """Its key in the one spelling, if there may be another."""
        return [] if self.exact else [key_of_name(WORD.sub(lambda found: respelt(found[0]), folded(text)))]

    def misspelt(self, text: str) -> str | None:
        """What a text must mean, if it is a name with a slip or two in a long word; `None` if it may mean another.

        Numbers, short words, the first letter of a word and its ending must be right, and no letter may stand in place
        of another: that tells one drug from another. A word of its own is no slip: `insert` is not `inert`. Nor may
        another name be as near, or begin alike and nearly be so.
        """
        said = spoken_words(text)
        if self.exact or not is_name(text) or JOINING.search(text):
            return None
        counts = {name: slips(said, name.split()) for name in self.by_initials.get(initials(said), ())}
        within = {name: count for name, count in counts.items() if count}
        if not within:
            return None
        least = min(within.values())
        meant = {word for name in within for word in name.split()}
        if any(word not in meant and is_english(plain) for word, plain in zip(said, words(text), strict=True)):
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
        for name in plain if len(asked) >= SHORTEST_BEGINNING else ():
            if name.startswith(asked) or f" {asked}" in name:
                scores[name] = max(scores.get(name, 0.0), BEGINNING)
            elif len(name) >= SHORTEST_WITHIN and f" {name} " in f" {asked} ":
                scores[name] = WITHIN_IT
        likeliest = sorted(scores, key=lambda name: (-scores[name], len(name), name))
        return [*dict.fromkeys(meaning for name in likeliest for meaning in self.by_plain[name])][:MOST]

    def explained(self, text: str, detail: str) -> Explained:
        """Why a text names nothing, with what it must mean before what it is only like; compares it with every name."""
        meant = self.misspelt(text)
        return Explained(detail, [*dict.fromkeys(([meant] if meant else []) + self.alike(text))], meant)


def closest(word: str, names: Iterable[str]) -> list[str]:
    """At most `MOST` of these names that are spelt much like the word or begin with it, the likeliest first."""
    return Names((name, name) for name in names).alike(word)


def is_name(text: str) -> bool:
    """May this be a name, with no sign that could mean something else, and not too long?"""
    if len(text) > LONGEST or NO_NAME.search(text) or text.count("(") != text.count(")"):
        return False
    return bool(NAME.fullmatch(folded(text).strip()))


def spoken_words(text: str) -> list[str]:
    """The words of a name, in the one spelling."""
    return [respelt(word) for word in words(text[:LONGEST])]


def key_of_name(text: str) -> str:
    """The letters and digits of a name. Numbers stay apart, since 1.0 is not 10, and so do names that a sign joins."""
    plain = POSSESSIVE.sub("", folded(text[:LONGEST])).strip().rstrip("/.,;")
    return BETWEEN_LETTERS.sub("", BETWEEN_NUMBERS.sub(".", JOINING.sub("+", plain)))


def initials(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(word[0] for word in said)


def slips(said: Iterable[str], meant: Iterable[str]) -> int | None:
    """Letters left out, added, doubled or in the wrong order; `None` if some word is not the same but for slips."""
    counts = [slips_of(*pair) for pair in zip(said, meant, strict=True)]
    return None if None in counts else sum(filter(None, counts))


def slips_of(word: str, meant: str) -> int | None:
    """The same of one word, in which `y` may also stand for `i`. Short words must be right, and those with a digit."""
    if word == meant:
        return 0
    if min(len(word), len(meant)) < SHORTEST_SLIPPED or not (word + meant).isalpha() or CHEMICAL.search(meant):
        return None
    count = OSA.distance(word, meant)
    ending = -ENDING_LETTERS if word.removesuffix("e") != meant.removesuffix("e") else None
    if count > MOST_SLIPS or (ending and word[ending:] != meant[ending:]):
        return None
    moved = count == 1 and (len(word) != len(meant) or sorted(word) == sorted(meant))
    return count if moved or plainest(word) == plainest(meant) else None


def plainest(word: str) -> str:
    """A word without doubled letters, each `y` an `i`."""
    return ALIKE.sub("", word.replace("y", "i"))
