"""Explains what is wrong with the parameters of a request: what is allowed, what was meant, the request mended."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.address import Pairs
from app.closest import Explained
from app.errors import Fault, echoed
from app.parameter import Parameter

LISTED = re.compile(r"\[\d*\]$")
"""How some clients write the name of a parameter that they send several times."""
MOST_EXPLAINED = 8  # faults of one request: to look for the meaning of each takes time
LONGEST_LIST = 1000  # characters of all values that are allowed: nobody reads hundreds of names


@dataclass(frozen=True)
class Slip:
    """Something wrong with a parameter, found but not yet explained."""

    parameter: str
    explain: Callable[[], Explained]
    """Says what is wrong, and looks for what was meant, which may take a while."""
    given: str = ""
    """The part of the value that is wrong; empty if it is the parameter itself."""
    allowed: Collection[str] = ()

    def fault(self, *, listing: bool) -> Fault:
        """The slip as it is shown, with a list of what is allowed if that is asked for and short."""
        short = sum(map(len, self.allowed)) <= LONGEST_LIST
        shown = sorted(self.allowed) if listing and short else ()
        told = self.explain()
        return Fault(echoed(self.parameter), told.detail, shown, told.near, self.given, told.meant)


def slip(parameter: str, detail: str, given: str = "") -> Slip:
    """A slip of which no more is known."""
    return Slip(parameter, lambda: Explained(detail), given)


def faults_of(slips: Sequence[Slip]) -> list[Fault]:
    """The slips explained; at most `MOST_EXPLAINED` of them."""
    faults: list[Fault] = []
    told: set[str] = set()  # parameters whose allowed values are listed
    for each in slips[:MOST_EXPLAINED]:
        faults.append(each.fault(listing=each.parameter not in told))
        told.add(each.parameter)
    if (more := len(slips) - len(faults)) > 0:
        faults.append(Fault("...", f"there are {more} more faults like these"))
    return faults


def mended(faults: Sequence[Fault], pairs: Pairs, parameters: Mapping[str, Parameter]) -> Pairs:
    """The parameters without their slips; empty if not all are clear, or two parameters would become one."""
    if not all(each.meant for each in faults):
        return []  # before anything is split: there may be thousands of values
    better = {(each.parameter, each.given): each.meant for each in faults if each.meant}
    found: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for name, value in pairs:
        shown = echoed(name)
        called = better.get((shown, ""), name)
        several = parameters[called].many
        if called in found and not (several and written[called] == LISTED.sub("", name)):
            return []
        written[called] = LISTED.sub("", name)
        for part in value.split(",") if several else [value]:
            found.setdefault(called, []).append(better.get((shown, part), part))
    return [(name, ",".join(values)) for name, values in found.items()]
