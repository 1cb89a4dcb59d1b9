"""What a time says in words: every number is one of the fields of its cell."""

from collections.abc import Mapping
from enum import Enum

from app.compare.cell import Cell
from app.compare.evidence import Evidence
from app.compare.vocabulary import FactRelation
from app.compare.wording import Wording, both, spoken_range, spoken_time
from app.models.timing import After, Bound, Dosing, Statistic, Whom
from app.record import in_words
from app.values.audience import Audience


class Telling(Enum):
    """What a cell tells of a time, which decides how it is put into words."""

    BY = "only by when"
    BETWEEN = "between which looks"
    STILL = "that it still held"
    ITSELF = "the time, or a range"
    OF_MEMBERS = "a range over members"


Sayings = Mapping[Telling, Wording]
WHOM = {
    Whom.RESPONDERS: " of responders",
    Whom.REMITTERS: " of people in remission",
    Whom.EVERYONE_TREATED: " of everyone treated",
    Whom.RELAPSERS: " of those who relapsed",
    None: "",
}
FROM = {
    After.LAST_DOSE: "from the last dose",
    After.COURSE: "from the end of the course",
    After.STOPPING: "from stopping it",
    After.CONTINUED_TREATMENT: "while treatment went on",
    None: "from when is not stated",
}
WATCHED = {True: ", observation included", False: ", observation not included", None: ""}
CENTRE = {
    Statistic.MEAN: both("mean", "on average"),
    Statistic.MEDIAN: both("median", "half of the people sooner, half later"),
}
"""What a figure is, where it stands for many people."""


def telling(cell: Cell) -> Telling:
    """What a cell tells of a time."""
    if cell.relation == FactRelation.MEMBERS:
        return Telling.OF_MEMBERS
    if cell.bound == Bound.AT_LEAST:
        return Telling.STILL
    if cell.bound == Bound.AT_MOST:
        return Telling.BETWEEN if cell.lower_iso else Telling.BY
    return Telling.ITSELF


def time_said(evidence: Evidence, cell: Cell, sayings: Sayings) -> str:
    """What a cell says of a time, without the name of the treatment; `sayings` must hold `Telling.ITSELF`."""
    saying = sayings.get(telling(cell), sayings[Telling.ITSELF])
    before = cell.statistic == Statistic.SEPARATION_FROM_BASELINE
    filled = {
        "figure": figure(cell, evidence.audience),
        "lower": spoken_time(cell.lower_iso) if cell.lower_iso else "",
        "upper": spoken_time(cell.upper_iso) if cell.upper_iso else "",
        "looks": spoken_range(cell.lower_iso, cell.upper_iso, "and") if cell.lower_iso and cell.upper_iso else "",
        "than": "baseline" if before else "control",
        "last": "end of the course" if cell.dosing == Dosing.COURSE else "last dose",
        "whom": WHOM[cell.whom],
        "from": FROM[cell.after],
        "observed": WATCHED[cell.includes_observation],
        "cited": f" ({evidence.sources[cell.source].citation})" if cell.source else "",
    }
    told = saying.told(evidence.audience, **filled)
    return f"{told}{terms(cell)}" if evidence.audience == Audience.RESEARCHER else told


def figure(cell: Cell, audience: Audience) -> str:
    """The figure alone, with what it bounds, and whether it is a mean or a median."""
    how, lower, upper = telling(cell), cell.lower_iso, cell.upper_iso
    if how == Telling.OF_MEMBERS and cell.range_lower_iso and cell.range_upper_iso:
        bound = {Bound.AT_MOST: "at most ", Bound.AT_LEAST: "at least "}.get(cell.bound or Bound.EXACT, "")
        span = spoken_range(cell.range_lower_iso, cell.range_upper_iso)
        return f"{bound}{span}, depending on which of {len(cell.members)} members"
    told, beside = "", ""
    if cell.typical_iso:
        told = spoken_time(cell.typical_iso)
        looks = cell.statistic == Statistic.POINT  # of which the ends are no spread
        spread = spoken_range(lower, upper) if lower and upper else f"{spoken_time(lower)} or more" if lower else ""
        beside = "" if looks else spread
    elif lower and upper:
        told = f"between {spoken_range(lower, upper, 'and')}" if how == Telling.BETWEEN else spoken_range(lower, upper)
    elif end := lower or upper:
        told = f"{'at least' if how == Telling.STILL else 'at most'} {spoken_time(end)}"
    centre = CENTRE[cell.statistic].told(audience) if cell.statistic and cell.statistic in CENTRE else ""
    more = "; ".join(each for each in (centre, beside) if each)
    return f"{told} ({more})" if more else told


def terms(cell: Cell) -> str:
    """What researchers are told besides."""
    told = [
        in_words(str(cell.statistic)) if cell.statistic else "",
        f"dosing {in_words(str(cell.dosing))}" if cell.dosing else "",
        f"n = {cell.n:,}" if cell.n else "",
    ]
    shown = "; ".join(each for each in told if each)
    return f" [{shown}]" if shown else ""
