"""Countries: as a parameter asks for one, and which of them are in the European Union, whose rules then hold, too."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

import pycountry
from pydantic import Field as Value

from app.closest import Names

MEMBERS = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
"""The members of the European Union, 27 since 2020."""
OTHERWISE = {
    "UK": "GB",
    "EL": "GR",  # as the European Union writes them
    "Great Britain": "GB",
    "Britain": "GB",
    "England": "GB",
    "Scotland": "GB",
    "Wales": "GB",
    "Northern Ireland": "GB",
    "Eire": "IE",
    "Republic of Korea": "KR",
    "Republic of Ireland": "IE",
    "Holland": "NL",
    "The Netherlands": "NL",
    "UAE": "AE",
    "The United States": "US",
    "Russia": "RU",
    "Turkey": "TR",
    "Macedonia": "MK",
    "Ivory Coast": "CI",
    "Burma": "MM",
    "Cape Verde": "CV",
    "East Timor": "TL",
    "Swaziland": "SZ",
    "Vatican": "VA",
    "Brunei": "BN",
    "Palestine": "PS",
    "Macau": "MO",
    "The Gambia": "GM",
    "The Bahamas": "BS",
    "Micronesia": "FM",
    "Bosnia": "BA",
    "Trinidad": "TT",
    "DR Congo": "CD",
    "Democratic Republic of the Congo": "CD",
    "St Lucia": "LC",
    "Falkland Islands": "FK",
}
"""Codes and names beside those of ISO 3166-1, each in common use for one country, or for a part of one."""
UNLISTED = {"XK": {"alpha_2": "XK", "name": "Kosovo"}}
"""What has no code in ISO 3166-1, under the one that is in common use."""
NAMED_BY = ("alpha_2", "alpha_3", "name", "common_name", "official_name")
"""What ISO 3166-1 calls a country."""
COUNTRY = "country"
"""Format of such a parameter in JSON Schema."""

Country = Annotated[str, Value(min_length=2, max_length=60, json_schema_extra={"format": COUNTRY})]
"""A parameter that is a country, by any of its codes or names."""


@cache
def countries_by_code() -> dict[str, dict[str, str]]:
    """Two letters -> codes and English names of each country, those of ISO 3166-1 as kept by pycountry."""
    known: list[Any] = [*pycountry.countries]  # any: the library does not say what it holds
    return {each.alpha_2: dict(each) for each in known} | UNLISTED


@cache
def countries() -> Names:
    """Every country, known by its codes and names."""
    return Names(names_of_countries())


def names_of_countries() -> Iterator[tuple[str, str]]:
    """Each name or code of a country, with its two letters."""
    for code, known in countries_by_code().items():
        yield from ((known[name], code) for name in NAMED_BY if name in known)
    yield from OTHERWISE.items()
    yield "Congo", "CD"  # so that either of the two has to be named in full


def country_name(code: str) -> str:
    """`IE` -> `Ireland`."""
    known = countries_by_code()[code]
    return known.get("common_name") or known["name"]


def subdivision_name(code: str) -> str:
    """`US-OR` -> `Oregon`; the code itself, if ISO 3166-2 has none."""
    known: Any = pycountry.subdivisions.get(code=code)  # any: the library does not say what it holds
    return known.name if known else code
