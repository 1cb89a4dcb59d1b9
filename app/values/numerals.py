"""Numbers as they stand in a text, in digits or in words: to compare what two texts tell."""

import re

NUMBER_WORDS = {
    **{word: float(n) for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)},
    **{word: float(n) for n, word in enumerate(("nine", "ten", "eleven", "twelve", "thirteen"), 9)},
    "twice": 2.0,
}
"""`one` is left out: it is mostly no number."""
IN_DIGITS = re.compile(r"(?<![^\W_])(?<!\d[.,])\d+(?:,\d{3})*(?:\.\d+)?(?![^\W_])", re.ASCII)
"""Not the digits of a name such as CYP2D6."""
WORD_OF_LETTERS = re.compile(r"[a-z]+")


def numbers(text: str) -> set[float]:
    """Every number that a text tells: `two hours, 50 to 1,000 mg` -> 2, 50 and 1000."""
    digits = {float(each.replace(",", "")) for each in IN_DIGITS.findall(text)}
    return digits | {NUMBER_WORDS[each] for each in WORD_OF_LETTERS.findall(text.lower()) if each in NUMBER_WORDS}
