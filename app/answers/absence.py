"""Which of the places that were asked for no record is of."""

from collections.abc import Iterator, Sequence

from app.values.country import country_name
from app.values.jurisdiction import Jurisdiction


def absences(asked: Sequence[str], held: Sequence[str]) -> Iterator[str]:
    """A sentence for each country or jurisdiction of which no record found is, given those of which records are."""
    wider = sorted(Jurisdiction(each).meaning for each in held if each not in asked)
    more = f"; what holds more widely is: {', '.join(wider)}" if wider else ""
    known = {each.value: each.meaning for each in Jurisdiction}
    for code in (each for each in asked if each not in held):
        yield f"{known.get(code) or country_name(code)}: no record of its own was found{more}."
