"""Reads one value of a parameter as people write it; what cannot be read is a slip."""

import re
from dataclasses import replace
from functools import partial

from app.closest import Explained
from app.errors import echoed
from app.parameter import REVERSED, Parameter
from app.reader import Release
from app.routers.faults import Slip
from app.values.country import COUNTRY, countries, countries_by_code
from app.values.jurisdiction import Jurisdiction

PLAIN = {
    "integer": re.compile(r"-?\d{1,12}", re.ASCII),
    "number": re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?", re.ASCII),
    "boolean": re.compile("true|false"),
}
"""How numbers and truth values are written; the model itself is more lenient."""
TRUTHS = {**dict.fromkeys(("1", "yes", "y", "t", "on"), "true"), **dict.fromkeys(("0", "no", "n", "f", "off"), "false")}
"""What others write for truth values."""
DIRECTED = re.compile(r"(\w+)\s*[\s:.]\s*(asc|desc)(?:ending)?", re.ASCII | re.IGNORECASE)
"""An order with its direction in words."""


def read_value(parameter: Parameter, text: str, release: Release) -> str | Slip:
    """A value as the model takes it: a slug for a name, the very word for one in capitals; or what is wrong with it.

    Only what means exactly the same is taken; whatever takes a guess is a slip.
    """
    if parameter.allowed:
        return choice(parameter, text)
    if parameter.of:
        return record(parameter, text, release)
    if parameter.held_by:
        return value_held(parameter, text, release)
    if parameter.kind == COUNTRY:
        return country(parameter, text)
    if parameter.word and text.strip().lower() == parameter.word:
        return parameter.word
    kind = parameter.value["type"]
    if kind == "string" and "format" not in parameter.value:
        return text
    plain = text.strip().lower() if kind == "boolean" else text.strip()
    meant = TRUTHS.get(plain) if kind == "boolean" else number_meant(parameter, plain)
    if meant or (kind in PLAIN and not PLAIN[kind].fullmatch(plain)):
        detail = f"must be {parameter.takes}; '{echoed(text)}' was sent"
        return Slip(parameter.name, lambda: Explained(detail, [meant] if meant else [], meant), text)
    return plain


def number_meant(parameter: Parameter, plain: str) -> str | None:
    """What was meant by a number with a decimal comma, or a percentage of which a fraction is asked; else `None`."""
    if parameter.value["type"] != "number":
        return None
    in_hundred = plain.endswith("%")
    written = plain.removesuffix("%").strip().replace(",", ".")
    written = f"0{written}" if written.startswith(".") else written
    if not PLAIN["number"].fullmatch(written):
        return None
    is_fraction = (parameter.value.get("minimum"), parameter.value.get("maximum")) == (0, 1)
    if is_fraction and (in_hundred or float(written) > 1) and 0 <= float(written) <= 100:
        return f"{float(written) / 100:g}"
    return written if written != plain and not in_hundred else None


def choice(parameter: Parameter, text: str) -> str | Slip:
    """One of the values that are allowed."""
    if text in parameter.allowed:
        return text
    sign, word = parameter.unsigned(text.strip())
    if len(named := parameter.names.named(word)) == 1:
        return sign + named[0]
    return Slip(parameter.name, partial(no_choice, parameter, text, sign, word), text, parameter.allowed)


def no_choice(parameter: Parameter, text: str, sign: str, word: str) -> Explained:
    """Why a text is none of the values that are allowed; what may have been meant keeps the direction of an order."""
    detail = f"'{echoed(text)}' is not one of the allowed values"
    if (directed := DIRECTED.fullmatch(word)) and not sign and parameter.unsigned(REVERSED)[0]:
        sign, word = REVERSED if directed[2].lower() == "desc" else "", directed[1]
        if named := parameter.names.named(word):
            return Explained(detail, [sign + named[0]], sign + named[0])
    told = parameter.names.explained(word, detail)
    return Explained(detail, [sign + each for each in told.near], told.meant and sign + told.meant)


def record(parameter: Parameter, text: str, release: Release) -> str | Slip:
    """The slug of the record that is named."""
    known = release.known[parameter.of]
    return known.slug(text) or Slip(parameter.name, partial(known.explained, text), text, known.labels)


def country(parameter: Parameter, text: str) -> str | Slip:
    """The two letters of the country that is named."""
    found = countries().named(text)
    if len(found) == 1:
        return found[0]
    return Slip(parameter.name, partial(no_country, text), text, countries_by_code())


def no_country(text: str) -> Explained:
    """Why a text names no country. What is only spelt alike is another country, and no help."""
    if several := countries().named(text):
        return Explained(f"'{echoed(text)}' may be {' or '.join(several)}; write the two letters", several)
    wrong = f"'{echoed(text)}' is no country of ISO 3166-1"
    if text.strip().upper() in {*Jurisdiction}:
        return Explained(f"{wrong}; where there is a parameter `jurisdiction`, it takes this")
    told = countries().explained(text, f"{wrong}; write its two letters, or its name in English")
    return replace(told, near=[told.meant] if told.meant else [])


def value_held(parameter: Parameter, text: str, release: Release) -> str | Slip:
    """One of the values that records have."""
    names = release.columns[parameter.held_by, parameter.name]
    found = names.named(text)
    told = partial(names.explained, text, f"no record has '{echoed(text)}'")
    return found[0] if len(found) == 1 else Slip(parameter.name, told, text, names.meanings)
