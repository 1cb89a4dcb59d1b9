"""Names that may have been meant: what a mistyped or shortened word is most like."""

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process, utils

LONGEST, SHORTEST_BEGINNING = 80, 3
CUTOFF, BEGINNING = 65.0, 85.0
MOST = 3


class Names:
    """Names among which the one that was meant is looked for; made ready once, since they may be thousands."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self.known = known
        """Name -> what it stands for."""
        self.plain = {name: plain(name) for name in known}

    def closest(self, word: str) -> list[str]:
        """What at most `MOST` names stand for that are spelt much like the word or begin with it, the likeliest first.

        Case, blanks and hyphens make no difference.
        """
        asked = plain(word[:LONGEST])
        spelt = process.extract(asked, self.plain, scorer=fuzz.ratio, limit=MOST * MOST, score_cutoff=CUTOFF)
        scores = {name: score for _, score, name in spelt}
        if len(asked) >= SHORTEST_BEGINNING:
            for name, text in self.plain.items():
                if text.startswith(asked) or f" {asked}" in text:
                    scores[name] = max(scores.get(name, 0.0), BEGINNING)
        likeliest = sorted(scores, key=lambda name: (-scores[name], len(name), name))
        return list(dict.fromkeys(self.known[name] for name in likeliest))[:MOST]


def closest(word: str, names: Iterable[str]) -> list[str]:
    """At most `MOST` of these names that are spelt much like the word or begin with it, the likeliest first."""
    return Names({name: name for name in names}).closest(word)


def plain(text: str) -> str:
    return " ".join(utils.default_process(text.replace("_", " ")).split())
