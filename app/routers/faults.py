"""Explains what is wrong with the parameters of a request: what is allowed, what was meant, the request mended."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from app.address import linked
from app.errors import BadParameters, Fault, echoed
from app.parameter import Parameter

MOST_EXPLAINED = 8  # faults of one request: to look for the meaning of each takes time
MOST_SHOWN = 50  # of the values that are allowed: nobody reads hundreds
LONGEST_SUGGESTION = 2000  # characters


def nothing() -> list[str]:
    return []


@dataclass(frozen=True)
class Slip:
    """Something wrong with a parameter, found but not yet explained."""

    parameter: str
    detail: str
    given: str = ""
    """The part of the value that is wrong; empty if it is the parameter itself."""
    allowed: Collection[str] = ()
    near: Callable[[], list[str]] = nothing
    """Looks for what was probably meant, the likeliest first."""

    def fault(self, *, listing: bool) -> Fault:
        """The slip as it is shown, with a list of what is allowed if that is asked for and short."""
        shown = sorted(self.allowed) if listing and len(self.allowed) <= MOST_SHOWN else ()
        return Fault(echoed(self.parameter), self.detail, shown, self.near(), self.given)


def refusal(
    slips: Sequence[Slip], pairs: Sequence[tuple[str, str]], parameters: Mapping[str, Parameter], link: str
) -> BadParameters:
    """The problem that tells these slips; `link` is the address without its query."""
    faults: list[Fault] = []
    told: set[str] = set()  # parameters whose allowed values are listed
    for slip in slips[:MOST_EXPLAINED]:
        faults.append(slip.fault(listing=slip.parameter not in told))
        told.add(slip.parameter)
    if (more := len(slips) - len(faults)) > 0:
        faults.append(Fault("...", f"there are {more} more faults like these"))
    said = "; ".join(f"{each.parameter}: {each.detail}" for each in faults)
    return BadParameters(said, faults=faults, suggested_request=suggestion(faults, pairs, parameters, link))


def suggestion(
    faults: Sequence[Fault], pairs: Sequence[tuple[str, str]], parameters: Mapping[str, Parameter], link: str
) -> str | None:
    """The request as it was probably meant; `None` where the meaning of some fault is not known."""
    if not all(each.did_you_mean for each in faults):
        return None  # before anything is split: there may be thousands of values
    better = mended(faults, pairs, parameters)
    needed = {name for name, parameter in parameters.items() if parameter.required}
    suggested = linked(link, better.items())
    return suggested if better and needed <= better.keys() and len(suggested) < LONGEST_SUGGESTION else None


def mended(
    faults: Sequence[Fault], pairs: Sequence[tuple[str, str]], parameters: Mapping[str, Parameter]
) -> dict[str, str]:
    """The parameters with each fault replaced by its likeliest correction; empty if two would become one."""
    better = {(each.parameter, each.given): each.did_you_mean[0] for each in faults if each.did_you_mean}
    found: dict[str, dict[str, None]] = {}
    for name, value in pairs:
        shown = echoed(name)
        called = better.get((shown, ""), name)
        several = called in parameters and parameters[called].many
        parts = [better.get((shown, part), part) for part in (value.split(",") if several else [value])]
        if called in found and not several:
            return {}
        if several and parameters[called].operator == "all" and len({*parts}) < len(parts):
            return {}
        found.setdefault(called, {}).update(dict.fromkeys(parts))
    return {name: ",".join(values) for name, values in found.items()}
