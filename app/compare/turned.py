"""An effect, seen from the other side."""

from app.absolute import Ranged

DECIMALS_OF_RATIOS = 4
TURNED_ROUND = "the figure of the source, which is told of the other side, turned round"
"""How a figure that is turned was worked out."""


def turned(effect: Ranged[float], *, is_ratio: bool = False) -> Ranged[float]:
    """The ratio or difference of the comparator against the treatment: one over it, or less than nothing by as much.

    Of an end of 0 the ratio is beyond all bounds, and so not known.
    """
    value, *ends = effect
    lower, upper = (None if end is None or (is_ratio and not end) else one_turned(end, is_ratio) for end in ends)
    return Ranged(one_turned(value, is_ratio), upper, lower)


def one_turned(figure: float, is_ratio: bool) -> float:
    return round(1 / figure, DECIMALS_OF_RATIOS) if is_ratio else -figure
