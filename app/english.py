"""English words: what is a word of its own is no slip of spelling, however near it is to a name."""

from functools import cache

from spellchecker import SpellChecker


def is_english(word: str) -> bool:
    """Is this, in lower case, a word of the English language, or a name that is common in it?"""
    return f"\n{word}\n" in every_word()


@cache
def every_word() -> str:
    """Every word, each on a line: 1.6 MB, where a set takes 18. A look takes a millisecond; few words need one."""
    return "\n".join(["", *SpellChecker(language="en").word_frequency.keys(), ""])
