"""Telephone numbers, as phonenumbers (the metadata of libphonenumber) knows them, and the short codes it does not."""

import string

import phonenumbers
from phonenumbers import shortnumberinfo

SHORT_CODES = frozenset(
    {
        *(("BR", "188"), ("IN", "14416"), ("KR", "109"), ("NL", "113"), ("PT", "1411"), ("TW", "1925")),
        ("EU", "112"),
    }
)
"""Country and number of crisis lines that the library does not know yet, and what no country's numbers hold."""


def digits(number: str) -> str:
    """What is dialled: `13 11 14` -> `131114`. Raises `ValueError` if that is nothing."""
    found = "".join(each for each in number if each in string.digits)
    if not found:
        raise ValueError(f"'{number}' is no telephone number")
    return found


def is_telephone(number: str, country: str) -> bool:
    """Is this a number of the country, or a short one that is in use there?"""
    if (country, digits(number)) in SHORT_CODES:
        return True
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return False
    full = phonenumbers.is_valid_number_for_region(parsed, country)
    return full or shortnumberinfo.is_valid_short_number_for_region(parsed, country)


def international(number: str, country: str) -> str:
    """All digits of a full number, as from abroad: `324 011 7252` of Italy -> `393240117252`. Raises `ValueError`."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"'{number}' is no number of {country}") from error
    return digits(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))
