"""One spelling of what people write in several: signs and letters that stand for others, British and American."""

import re
import unicodedata
from functools import lru_cache

UNSEEN = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff"
"""Soft hyphens, joiners, blanks of no width and marks of direction: what is copied with a word and not seen in it."""
MARKS = "\u2122\u00ae\u00a9\u2120\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
"""Trade marks and the raised numbers of footnotes, which are no part of a word."""
GREEK = (
    "\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc"
    "\u03bd\u03be\u03bf\u03c0\u03c1\u03c3\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9"
)
LETTERS = {
    **dict(zip("\u00f8\u0142\u0111\u00f0\u0131\u0127\u014b", "olddihn", strict=True)),
    "\u00e6": "ae",
    "\u0153": "oe",
    "\u00fe": "th",
    **{each: unicodedata.name(each).split()[3].lower().replace("lamda", "lambda") for each in GREEK},
}
"""Letters that Unicode does not take apart, and Greek ones, which stand for their names."""
BEFORE = str.maketrans(dict.fromkeys(UNSEEN + MARKS, ""))
AFTER = str.maketrans(LETTERS)
MICRO = re.compile("[\u00b5\u03bc](?=(?:g|l|m|mol|s)\\b)", re.IGNORECASE)
"""The sign of a millionth, which in a unit is written u."""
INITIALS = re.compile(r"(?<=[A-Z]{2})s(?![\w-])")
"""The plural of initials: `SSRIs`."""
BRITISH = (
    (re.compile("(?<=[a-z]{2}[iy])z(?=[aei]|$)"), "s"),  # randomized, analyze; not zinc, which would be since
    (re.compile("ae(?=[dmnost])|oe(?=[dmst][a-z]{2}|a)"), "e"),  # anaesthetic, oestrogen; not does
    (re.compile("ph"), "f"),  # sulphate, amphetamine
    (re.compile("(?<=[a-z]{3})our"), "or"),  # behaviour; not hour
    (re.compile("(?<=[a-z][bt])re(?=s?$)"), "er"),  # centre, fibre
    (re.compile("(?<=[a-z]{3}[aeiou])ll(?=ed$|ing$|ers?$)"), "l"),  # counselling; not filled
    (re.compile("(?<=gram)me(?=s?$)"), ""),  # programme
    (re.compile("(?<=licen|defen)c"), "s"),
    (re.compile("(?<=practi)s"), "c"),
    (re.compile("^gray"), "grey"),
    (re.compile("^mcg$"), "ug"),
    (re.compile("^(nor)?epinefrin"), r"\1adrenalin"),
    (re.compile("^norepi(n(e(f?|f(r|ri))?)?)?$"), "noradr"),  # of those who are still typing it
)
"""How British and American words are brought to one spelling, which need be neither."""


def folded(text: str) -> str:
    """Lower case, without accents and unseen signs; letters that stand for others as those: `κ` -> `kappa`."""
    if text.isascii():
        return INITIALS.sub("", text).lower()
    plain = INITIALS.sub("", unicodedata.normalize("NFKD", MICRO.sub("u", text.translate(BEFORE))))
    apart = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).translate(AFTER)


@lru_cache(maxsize=50_000)
def respelt(word: str) -> str:
    """A folded word in the one spelling: `randomized` and `randomised` -> `randomised`."""
    for found, instead in BRITISH:
        word = found.sub(instead, word)
    return word
