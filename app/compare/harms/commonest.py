"""What is told of common adverse effects: of a table of its own, or what most members of a class report."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from app.compare.evidence import Evidence
from app.compare.harms.tables import FEWEST_MEMBERS, OfMembers, Table, best_table, most_of_members, tables_of_members


class Commonest(NamedTuple):
    """Which tables stand for a treatment."""

    own: Table | None
    """The best of the treatment, or of the substance of which it is a form."""
    shared: Sequence[OfMembers]
    """What most members report; empty if a table of its own stands."""


def commonest(evidence: Evidence, slug: str) -> Commonest:
    """The tables that stand for a treatment: of members only where it has none with a control."""
    own = best_table(evidence, evidence.pool(slug))
    members = [] if own and own.is_controlled else beside_one_control([*tables_of_members(evidence, slug)])
    return Commonest(own, most_of_members(members))


def beside_one_control(found: Sequence[Table]) -> list[Table]:
    """The largest group of tables beside the same kind of control."""
    groups: dict[object, list[Table]] = defaultdict(list)
    for table in found:
        groups[table.first.control, table.first.with_background].append(table)
    largest = max(groups.values(), key=len, default=[])
    return largest if len(largest) >= FEWEST_MEMBERS else []
