"""English: what is a word of its own and so no slip of spelling; names and lists within a sentence."""

from collections.abc import Sequence
from functools import cache

from spellchecker import SpellChecker


def is_english(word: str) -> bool:
    """Is this, in lower case, a word of the English language, or a name that is common in it?"""
    return f"\n{word}\n" in every_word()


@cache
def every_word() -> str:
    """Every word, each on a line: 1.6 MB, where a set takes 18. A look takes a millisecond; few words need one."""
    return "\n".join(["", *SpellChecker(language="en").word_frequency.keys(), ""])


def capital(text: str) -> str:
    """With a capital; what follows stays as it is."""
    return text[:1].upper() + text[1:]


def inside(name: str) -> str:
    """A name within a sentence: `Placebo` -> `placebo`; `ECT`, and names of which other words begin so, stay."""
    first, *rest = name.split()
    proper = not first[1:].islower() or any(each[:1].isupper() and not each.isupper() for each in rest)
    return name if proper else name[0].lower() + name[1:]


def enumerated(words: Sequence[str], joined_by: str = "and") -> str:
    """`a, b and c`."""
    *before, last = words
    return f"{', '.join(before)} {joined_by} {last}" if before else last
