"""Suggestions of names while people type: what begins so, says so in another order, or is spelt so."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from app.closest import spoken_words
from app.reader import KnownName, Release

EXACT, BEGINNING, WITHIN, REORDERED, NAMED_IN = 100.0, 95.0, 90.0, 88.0, 80.0
SPELT, CUTOFF = 0.89, 78.0
BEGUN, BEGUN_CUTOFF = 0.8, 80.0  # of the first words alone: what follows a name on a packet is often no part of it
MOST_BEGUN, SHORTEST_BEGUN = 2, 4  # words, and letters of the first
DIGITS_IN = re.compile(r"\d+")
STRENGTH = re.compile(r"(?<=[^\W\d_])\d+(?= ?(?:mg|mcg|ug|g|ml)\b)", re.IGNORECASE)
"""The number of a dose that is written right behind a name."""
SHORTEST_NAMED = 3  # letters of a name that is looked for among other words: a K is not always ketamine


class FoundName(NamedTuple):
    """A record that may be meant."""

    called: KnownName
    score: float
    """Likeness from 0 to 100; 100 is the very name."""


def suggest(release: Release, question: str, paths: list[str] | None, limit: int) -> list[FoundName]:
    """Records whose name, synonym, brand or origin is like this, the likeliest first; each record once."""
    asked = spoken_words(STRENGTH.sub(r" \g<0>", question))
    if not asked:
        return []
    among = [each for each in release.typed if not paths or each.path in paths]
    plain = [each.plain for each in among]
    whole = " ".join(asked)
    begun = asked[0] if len(asked) > 1 and len(asked[0]) >= SHORTEST_BEGUN and asked[1][0].isdigit() else ""
    scores = [fitting(asked, whole, each) for each in plain]
    if begun:
        scores = [
            max(score, BEGINNING * BEGUN * each.startswith(begun)) for score, each in zip(scores, plain, strict=True)
        ]
    beginnings = [(" ".join(asked[:count]), BEGUN) for count in range(1, min(len(asked), MOST_BEGUN + 1))]
    for text, weight in ((whole, SPELT), *beginnings):
        cutoff = CUTOFF if text == whole else BEGUN_CUTOFF
        spelt = process.extract(text, plain, scorer=fuzz.ratio, limit=limit * 5, score_cutoff=cutoff)
        for name, score, place in spelt:
            if name[0] == text[0] and DIGITS_IN.findall(name) == DIGITS_IN.findall(text):  # vitamin K is not B3
                scores[place] = max(scores[place], score * weight)  # a name that begins so comes first
    best: dict[tuple[str, str], FoundName] = {}
    found = [FoundName(each, round(score, 1)) for each, score in zip(among, scores, strict=True) if score]
    places = {each.path: place for place, each in enumerate(release.catalogue.in_reading_order)}

    def rank(each: FoundName) -> tuple[float, int, str, int]:
        """The likeliest first, then the shortest; of one name a treatment before a term that explains it."""
        return -each.score, len(each.called.name), each.called.name.lower(), places[each.called.path]

    for each in sorted(found, key=rank):
        best.setdefault((each.called.path, each.called.slug), each)
    return [*best.values()][:limit]


def fitting(asked: Sequence[str], text: str, name: str) -> float:
    """100 for the very name; less if it begins so, or a word of it does, or the words are others as well; else 0."""
    if name == text:
        return EXACT
    if name.replace(" ", "").startswith(text.replace(" ", "")):
        return BEGINNING
    if f" {text}" in name:
        return WITHIN
    words = name.split()
    if 1 < len(asked) <= len(words) and all(any(word.startswith(each) for word in words) for each in asked):
        return REORDERED - len(words) + len(asked)
    named = len(name) >= SHORTEST_NAMED and f" {name} " in f" {text} "
    return NAMED_IN + (WITHIN - NAMED_IN) * len(name) / len(text) if named else 0.0
