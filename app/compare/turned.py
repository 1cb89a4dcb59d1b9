"""An effect, seen from the other side."""

from app.absolute import Ranged


def turned(effect: Ranged[float], *, is_ratio: bool = False) -> Ranged[float]:
    """The ratio or difference of the comparator against the treatment: one over it, or less than nothing by as much."""
    value, *ends = (None if each is None else (1 / each if is_ratio else -each) for each in effect)
    assert value is not None  # noqa: S101 - a figure has a value
    lower, upper = ends
    return Ranged(value, upper, lower)
