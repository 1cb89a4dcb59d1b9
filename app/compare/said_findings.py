"""What statuses, targets, routes and boxed warnings say in words."""

from collections.abc import Mapping, Sequence

from app.compare.cell import Cell
from app.compare.findings import CellStatus
from app.compare.vocabulary import FactRelation
from app.compare.wording import named
from app.english import capital, enumerated, inside
from app.models.approval import ApprovalStatus
from app.models.legal_status import LegalControl
from app.models.period import Beginning
from app.record import worded
from app.values.audience import Audience
from app.values.country import subdivision_name

FOR_THIS = " for this use"
"""What the meaning of a status says of its use, which a sentence names."""
MOST_TOLD = 3
"""So many statuses are told in a sentence; the cell lists all."""


def status_worded(status: ApprovalStatus | LegalControl, audience: Audience) -> str:
    """A status; of what use it is, a sentence tells itself."""
    return worded(status, audience).replace(FOR_THIS, "")


def status_said(cell: Cell, audience: Audience) -> str:
    """How a treatment stands, or how each member of a class does."""
    if cell.relation == FactRelation.MEMBERS:
        groups: dict[str, list[str]] = {}
        for each in cell.statuses:
            groups.setdefault(status_worded(each.status, audience), []).append(named(each.treatment))
        return "; ".join(f"{status}: {', '.join(names)}" for status, names in groups.items())
    told = [one_status(each, audience) for each in cell.statuses[:MOST_TOLD]]
    more = len(cell.statuses) - len(told)
    told += [f"{more} more"] if more else []
    parts = (each for each in cell.subdivisions if each.subdivision)
    told += [f"in {subdivision_name(each.subdivision or '')}: {one_status(each, audience)}" for each in parts]
    return "; ".join(told)


def one_status(status: CellStatus, audience: Audience) -> str:
    """One status, since when, and for what."""
    verb = "reported in" if status.began_by == Beginning.REPORTED else "since"
    since = f", {verb} {status.began[:4]}" if status.began else ""
    what = status.indication or status.schedule
    return f"{status_worded(status.status, audience)}{since}{f' ({what})' if what else ''}"


def targets_said(cell: Cell, audience: Audience) -> str:
    """On what it acts mainly."""
    main = [inside(each.target.name) for each in cell.primary]
    rest = len(cell.contributing) + len(cell.disputed)
    if not main:
        return f"no main target is agreed on; {rest} {'is' if rest == 1 else 'are'} proposed"
    acts = "is thought to act mainly on" if audience == Audience.PATIENT else "main targets:"
    more = f"; {rest} more {'contributes or is' if rest == 1 else 'contribute or are'} disputed" if rest else ""
    return f"{acts} {enumerated(main)}{more}"


def routes_said(cell: Cell, audience: Audience) -> str:
    """By which ways it is given."""
    ways = enumerated([worded(each, audience) for each in cell.routes], "or")
    return f"given {ways}" if audience == Audience.PATIENT else f"route {ways}"


def boxes_said(cell: Cell) -> str:
    """Of what its boxed warnings are."""
    topics = [*dict.fromkeys(each.topic.meaning for each in cell.topics)]
    return f"{boxes_counted(cell)}: {', '.join(topics)}"


def boxes_counted(cell: Cell) -> str:
    """`1 boxed warning`; `4 boxed warnings`: what label and class both warn of is counted once."""
    topics = {each.topic for each in cell.topics}
    return f"{len(topics)} boxed warning{'' if len(topics) == 1 else 's'}"


def statuses_compared(held: Sequence[Cell], audience: Audience) -> str:
    """Which treatments stand alike; of a class that has no status of its own its members are told apart."""
    alike: dict[str, list[str]] = {}
    for cell in held:
        status = status_worded(cell.status, audience) if cell.status else "by members"
        alike.setdefault(status, []).append(named(cell.treatment))
    return grouped(alike)


def targets_compared(held: Sequence[Cell]) -> str:
    """Which main targets several treatments share."""
    sharing: dict[str, list[str]] = {}
    for cell in held:
        for each in cell.primary:
            sharing.setdefault(inside(each.target.name), []).append(named(cell.treatment))
    shared = {target: names for target, names in sharing.items() if len(names) > 1}
    return f"Main targets that are shared: {grouped(shared)}" if shared else "No two of them share a main target."


def routes_compared(held: Sequence[Cell], audience: Audience) -> str:
    """Which treatments are given by which way."""
    alike: dict[str, list[str]] = {}
    for cell in held:
        for each in cell.routes:
            alike.setdefault(worded(each, audience), []).append(named(cell.treatment))
    return grouped(alike)


def boxes_compared(held: Sequence[Cell]) -> str:
    """How many boxed warnings each has."""
    return capital(f"{'; '.join(f'{named(each.treatment)}: {boxes_counted(each)}' for each in held)}.")


def grouped(alike: Mapping[str, Sequence[str]]) -> str:
    """`Oral: a and b; intravenous: c.`"""
    return capital(f"{'; '.join(f'{what}: {enumerated(names)}' for what, names in alike.items())}.")
