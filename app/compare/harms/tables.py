"""Tables of adverse effects: what one source counted in one way, of which the commonest are told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from app.compare.evidence import Evidence
from app.compare.harms.candidate import HarmSeen
from app.compare.harms.choice import CONTROLS, harms_known
from app.compare.harms.ways import how_found_out, is_open
from app.compare.vocabulary import EffectOrder, WhyAbsent
from app.compare.weighed import SEEN_BADLY, Standing, WhyUnfit
from app.models.adverse_effect import AdverseEffectRecord
from app.models.ascertainment import BodySystem, CountedIn

FEWEST_EFFECTS = 3
"""A table of fewer says little of what is common."""
FULL_TABLE = 6
"""From so many effects on it is a table, and no choice of some that were remarkable."""
FEWEST_MEMBERS = 2
"""So many members must report an effect that it is told of their class, and half of those with a table."""


@dataclass(frozen=True)
class Table:
    """Rates that one source counted in one way: of one treatment, beside one comparator, in one regimen and time."""

    rows: Sequence[HarmSeen]
    """Those that may stand in a cell, in the order in which they are told."""

    @property
    def first(self) -> HarmSeen:
        return self.rows[0]

    @property
    def is_controlled(self) -> bool:
        """Does a control stand beside it?"""
        return self.first.control not in CONTROLS

    @property
    def is_open(self) -> bool:
        """Did people tell of effects, without being asked for each?"""
        return is_open(self.first.record.ascertainment)

    @property
    def people(self) -> int:
        return max(row.people or 0 for row in self.rows)


class OfMembers(NamedTuple):
    """An effect that several members of a class report."""

    rows: Sequence[HarmSeen]
    """One of each, in the order of members."""

    @property
    def excesses(self) -> list[float]:
        """By how much more people have it than with the control."""
        return [row.interval.value for row in self.rows if row.interval]


def single_effects_known(evidence: Evidence, slugs: Sequence[str]) -> list[HarmSeen]:
    """Rates of single effects that are not serious: those have metrics and sections of their own."""
    return harms_known(evidence, slugs, is_common_kind)


def is_common_kind(record: AdverseEffectRecord) -> bool:
    """Is it a single effect, and not serious?"""
    return record.body_system != BodySystem.OVERALL and not record.serious


def tables(known: Sequence[HarmSeen]) -> Iterator[Table]:
    """Every table of which three effects or more may be told."""
    for rows in by_table(known).values():
        if len(rows) >= FEWEST_EFFECTS and not against_table(rows):
            yield Table(in_order([row for row in rows if not against_row(row)]))


def by_table(known: Sequence[HarmSeen]) -> Mapping[Standing, Sequence[HarmSeen]]:
    """What is counted in one way -> its rates."""
    found: dict[Standing, list[HarmSeen]] = defaultdict(list)
    for row in known:
        record, other = row.record, row.compared_with
        spans = [each and each.iso8601 for each in (record.timeframe, record.timeframe_max)]
        given = record.given_as, record.comparator_given_as, *spans
        found[row.treatment, record.source, other and other.slug, row.condition, *given, record.ascertainment].append(
            row
        )
    return found


def against_row(row: HarmSeen) -> list[WhyUnfit]:
    """Why one rate of a table may not be told."""
    found = [*row.doubts]
    if row.sides[0].proportion is None:
        found.append(WhyAbsent.NO_SHARE)
    elif row.record.counted_in != CountedIn.PEOPLE:
        found.append(WhyAbsent.NOT_PEOPLE)
    return found


def against_table(rows: Sequence[HarmSeen]) -> list[WhyUnfit]:
    """Why a table may not stand in a cell."""
    fit = {row.record.effect.slug for row in rows if not against_row(row)}
    found: dict[WhyUnfit, None] = {}
    if len(fit) < FEWEST_EFFECTS:
        for row in rows:
            found |= dict.fromkeys(against_row(row))
        found = found or {WhyAbsent.TOO_FEW_EFFECTS: None}
    if all(row.is_of_others for row in rows):
        found[WhyAbsent.OTHER_PEOPLE] = None
    return [*found]


def in_order(rows: Sequence[HarmSeen]) -> list[HarmSeen]:
    """By excess over the control, else by share, the largest first."""
    return sorted(rows, key=lambda row: (-size(row), row.slug))


def order_of(row: HarmSeen) -> EffectOrder:
    """By what the effects of its table are put in order."""
    return EffectOrder.PROPORTION if row.control in CONTROLS else EffectOrder.EXCESS


def size(row: HarmSeen) -> float:
    """By what it is put in order."""
    if order_of(row) == EffectOrder.PROPORTION:
        return row.sides[0].proportion or 0.0
    return row.excess


def best_table(evidence: Evidence, slugs: Sequence[str], *, of_class: bool = False) -> Table | None:
    """What stands in a cell of these treatments. `of_class`: with a control, and of open ascertainment only."""
    known = [*tables(single_effects_known(evidence, slugs))]
    fit = [each for each in known if not of_class or (each.is_controlled and each.is_open)]
    places = evidence.ladder.places([each.first.condition for each in fit])
    return min(fit, key=lambda each: place_of_table(each, slugs, places), default=None)


def commoner_elsewhere(evidence: Evidence, slugs: Sequence[str], table: Table, last: HarmSeen) -> list[HarmSeen]:
    """Effects that a table lacks, found out in the same way, clearly more frequent than with a control, and more so
    than the last that is told."""
    counted = {row.record.effect.slug for row in table.rows}
    found: dict[str, HarmSeen] = {}
    for row in sorted(single_effects_known(evidence, slugs), key=lambda row: (-size(row), row.slug)):
        record, interval = row.record, row.interval
        elsewhere = record.effect.slug not in counted and row.control not in CONTROLS
        alike = how_found_out(record.ascertainment) == how_found_out(last.record.ascertainment)
        of_all = not record.term_in_source and not row.is_of_others
        may_be_none = interval is not None and interval.lower is not None and interval.lower <= 0
        against = {*against_row(row)} - SEEN_BADLY
        if elsewhere and alike and of_all and not may_be_none and not against and row.excess > last.excess:
            found.setdefault(row.record.effect.slug, row)
    return [*found.values()]


def place_of_table(table: Table, slugs: Sequence[str], places: Mapping[str | None, int]) -> Standing:
    """The place of a table among those that may stand in a cell: the least does."""
    row = table.first
    return (
        CONTROLS.get(row.control, 0),
        len(table.rows) < FULL_TABLE,
        places[row.condition],
        slugs.index(row.treatment),
        row.is_outside,
        -table.people,
        -len(table.rows),
        row.slug,
    )


def tables_of_members(evidence: Evidence, slug: str) -> Iterator[Table]:
    """The table of each member or form; where one has none, of those below it."""
    for member in evidence.next_down(slug):
        table = best_table(evidence, [member], of_class=True)
        if table:
            yield table
        else:
            yield from tables_of_members(evidence, member)


def most_of_members(found: Sequence[Table]) -> list[OfMembers]:
    """Effects that at least half of the tables report, two at least: the largest median excess first."""
    rows: dict[str, dict[str, HarmSeen]] = defaultdict(dict)
    for table in found:
        for row in table.rows:
            if row.interval:
                rows[row.record.effect.slug].setdefault(row.treatment, row)
    enough = [
        OfMembers([*each.values()])
        for each in rows.values()
        if len(each) >= FEWEST_MEMBERS and 2 * len(each) >= len(found)
    ]
    return sorted(enough, key=lambda each: (-median(each.excesses), each.rows[0].record.effect.slug))
