"""Names that may have been meant: what a mistyped or shortened word is most like."""

from collections.abc import Collection

from rapidfuzz import fuzz, process, utils

LONGEST, SHORTEST_BEGINNING = 80, 3
CUTOFF, BEGINNING = 65.0, 85.0


def closest(word: str, names: Collection[str], most: int = 3) -> list[str]:
    """At most `most` of these names that are spelt much like the word or begin with it, the likeliest first."""
    return [name for name, _ in scored(word, names, most)]


def scored(word: str, names: Collection[str], most: int) -> list[tuple[str, float]]:
    """The same, each with its likeness from 0 to 100. Case, blanks and hyphens make no difference."""
    asked = plain(word[:LONGEST])
    known = {name: plain(name) for name in names}
    spelt = process.extract(asked, known, scorer=fuzz.ratio, limit=most, score_cutoff=CUTOFF)
    scores = {name: score for _, score, name in spelt}
    if len(asked) >= SHORTEST_BEGINNING:
        for name, text in known.items():
            if text.startswith(asked) or f" {asked}" in text:
                scores[name] = max(scores.get(name, 0.0), BEGINNING)
    return sorted(scores.items(), key=lambda item: (-item[1], len(item[0]), item[0]))[:most]


def plain(text: str) -> str:
    return " ".join(utils.default_process(text.replace("_", " ")).split())
