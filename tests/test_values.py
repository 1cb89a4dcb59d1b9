"""Dense logic, one by one: durations, identifiers, units, words, likeness."""

import pytest
from ucumvert import PintUcumRegistry

from app.closest import closest
from app.values.duration import hours
from app.values.identifier import cas, unii
from app.values.unit import Unit
from app.words import indexed, stems, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PT110M", 110 / 60), ("PT2H30M", 2.5), ("P1D", 24), ("P1W", 168), ("P1M", 730.5), ("P1Y", 8766), ("P6M", 4383),
        ("PT40M", 40 / 60), ("PT30S", 30 / 3600), ("P2.6D", 62.4), ("P1Y6M", 13149), ("PT6H42M", 6.7),
    ],
)  # fmt: skip
def test_hours_follow_the_published_rule(text: str, expected: float) -> None:
    assert hours(text) == expected


@pytest.mark.parametrize("text", ["", "P", "1D", "P0D", "PT0S", "-P1D", "1 day", "PT", "P1X", "P1W after treatment"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"PT2H, P14D|longer than nothing"):
        hours(text)


@pytest.mark.parametrize("unit", Unit, ids=str)
def test_every_unit_is_ucum(unit: Unit) -> None:
    plain = unit.value.replace("%{motor_threshold}", "%")  # the parser knows annotations only after their own term
    PintUcumRegistry().from_ucum(plain)  # which raises where it cannot parse


@pytest.mark.parametrize("number", ["6740-88-1", "58-08-2", "520-52-5"])
def test_right_cas_numbers_pass(number: str) -> None:
    assert cas(number) == number


@pytest.mark.parametrize("number", ["690G0D6V8H", "2RV7212BP0", "50LFG02TXD", "WK2XYI10QM"])
def test_right_uniis_pass(number: str) -> None:
    assert unii(number) == number


def test_a_slip_in_any_place_of_a_unii_is_seen() -> None:
    for place in range(10):
        slip = "690G0D6V8H"[:place] + "Z" + "690G0D6V8H"[place + 1 :]
        with pytest.raises(ValueError, match="check character"):
            unii(slip)


def test_words_are_the_same_whatever_their_form() -> None:
    assert stems("Infusions, of KETAMINE!") == ["infus", "of", "ketamin"]
    assert stems("Montgomery-Åsberg") == stems("montgomery asberg")
    assert list(indexed(["5-HT2A receptors"])) == ["5", "ht2a", "5ht2a", "receptors", "receptor"]
    assert words("\u2122 \u1d2c \uff2b") == ["a", "k"]  # compatibility characters are plain letters, signs are none


@pytest.mark.parametrize(
    ("word", "names", "expected"),
    [
        ("onset", ["onset_of_effect", "session_length"], ["onset_of_effect"]),
        ("treatmnt", ["treatment", "target", "q"], ["treatment"]),
        ("zzz", ["treatment"], []),
        ("", ["a"], []),
    ],
)
def test_likely_names_are_found(word: str, names: list[str], expected: list[str]) -> None:
    assert closest(word, names) == expected
