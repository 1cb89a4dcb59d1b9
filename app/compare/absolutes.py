"""What an effect means for 1,000 people: shapes, and from which risk it is reckoned."""

from app.compare.absolute_vocabulary import BaselineOrigin
from app.compare.facts import CellFact
from app.envelope import Shape
from app.record import Link
from app.values.text import Fraction


class PerThousand(Shape):
    """People of 1,000, not rounded."""

    value: float
    """The figure."""
    lower: float | None
    """Lower end, of the interval of the effect; `null` if that is not known."""
    upper: float | None
    """Upper end, likewise."""


class SpokenAbsolute(Shape):
    """The same to the nearest person, as sentences say it."""

    treated: int
    """People with it, of 1,000 treated: `comparator` and `difference` together, so that what is said adds up."""
    comparator: int
    """People with it, of 1,000 with the comparator."""
    difference: int
    """How many more, or fewer if negative."""
    lower: int | None
    """Lower end of that; `null` if it is not known."""
    upper: int | None
    """Upper end of that."""


class BaselineRisk(Shape):
    """The risk without the treatment, from which the rest is reckoned."""

    risk: Fraction
    """Share of people with the comparator in whom it happens."""
    lower_quartile: Fraction | None
    """Of several trials: a quarter have less; `null` if it is of one."""
    upper_quartile: Fraction | None
    """Of several trials: a quarter have more."""
    origin: BaselineOrigin
    trials: int | None
    """Of how many trials it is; `null` for the arms of an estimate over trials."""
    condition: Link | None
    """In what condition."""
    facts: list[CellFact]
    """The record of whose arms it is; empty where `link` leads to several."""
    link: str | None
    """Where the results are listed of which it is; `null` where `facts` names the record."""


class AbsoluteEffect(Shape):
    """An effect for 1,000 people. The interval leaves out how uncertain the baseline is; certainty is no higher."""

    baseline: BaselineRisk
    treated: PerThousand
    """People with it, of 1,000 treated: the measure applied to the baseline."""
    difference: PerThousand
    """That less the baseline."""
    clipped: bool
    """Was a figure beyond 0 or 1,000, and set there?"""
    spoken: SpokenAbsolute
