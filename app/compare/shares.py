"""Adverse effects of one table, as they stand in a cell."""

from app.compare.absolutes import AbsoluteEffect
from app.compare.facts import CellFact
from app.compare.figures import ArmFigure
from app.envelope import Shape
from app.record import Link


class EffectShare(Shape):
    """In how many of a table an effect happened. `null` is not known."""

    value: float | None
    """Share of the treatment less that of the comparator, a fraction; `null` without one, and over members."""
    lower: float | None
    """Lower end of the 95 % interval of that; `null` without counts of people."""
    upper: float | None
    """Upper end of that interval."""
    arms: list[ArmFigure]
    """Both sides, the treatment first; one, if nothing stands beside it; empty over members."""
    absolute: AbsoluteEffect | None
    """The same for 1,000 people, from the share of the comparator; `null` without one, and over members."""
    term_in_source: str | None
    """What the source calls or counts, where that is narrower or wider."""
    population: str | None
    """In whom, if only in some, such as men."""
    facts: list[CellFact]
    """The record of which it is; over members, one of each."""
    locator: str | None
    """Where in the source it stands; `null` over members."""
    verified: bool
    """Was it seen in the source?"""


class MemberEffect(EffectShare):
    """An effect in the table of one member of a class."""

    treatment: Link
    """The member."""


class CellEffect(EffectShare):
    """An effect, with its rates."""

    effect: Link
    """What happened."""
    plain_name: str
    """The same for people who are treated."""
    range_lower: float | None
    """The lowest `value` over `members`; no interval; `null` unless it is of members."""
    range_upper: float | None
    """The highest, likewise."""
    members: list[MemberEffect]
    """What the tables of members say, one for each; else empty."""
