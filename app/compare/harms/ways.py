"""In which ways adverse effects were found out, of which the rates may be set beside one another."""

from app.models.ascertainment import Ascertainment

WAYS = {
    **dict.fromkeys((Ascertainment.LABEL_TABLE, Ascertainment.SPONTANEOUS, Ascertainment.TRIAL_REPORT), "open"),
    **dict.fromkeys((Ascertainment.ELICITED, Ascertainment.ELICITED_SCALE), "elicited"),
    **dict.fromkeys((Ascertainment.MEASURED, Ascertainment.SCALE, Ascertainment.TESTS), "elicited"),
}
"""How it was found out -> the way; each other is a way of its own."""


def how_found_out(ascertainment: Ascertainment | None) -> str | None:
    """The way in which it was found out; `None` if that is not told."""
    return WAYS.get(ascertainment, ascertainment) if ascertainment else None


def is_open(ascertainment: Ascertainment) -> bool:
    """Did people tell of effects by themselves, without being asked for each?"""
    return how_found_out(ascertainment) == "open"
