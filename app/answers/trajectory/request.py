"""Of what a trajectory is asked, and which outcomes have none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.address import Address
from app.answers.gather import Gathering
from app.english import enumerated
from app.errors import Fault
from app.models.base import Cited
from app.models.outcome import OUTCOMES, OutcomeKind, OutcomeRecord
from app.problem import refusal

PLOTTED = frozenset({OutcomeKind.EVENT, OutcomeKind.SCORE, OutcomeKind.CHANGE})
"""Kinds of outcome that have a value at a time."""
NO_COURSE: Mapping[OutcomeKind, str] = {
    OutcomeKind.SCALE: "is a rating scale itself; ask for a score, a change or an event",
    OutcomeKind.TIME_TO_EVENT: "is a time until something happens and has no value at a time; ask for an event instead",
    OutcomeKind.COUNT: "is a count and has no value at a time; ask for an event, a score or a change instead",
}
"""Kinds that have none, and what to do."""
OUTCOME, SCALE = "outcome", "scale"


@dataclass(frozen=True, kw_only=True)
class TrajectoryRequest:
    """Of what a trajectory is asked."""

    treatment: str
    outcome: str
    condition: str | None
    scale: str | None
    studies: Sequence[str]
    """Trials to which it is kept; empty for all."""
    filters: Mapping[str, str]
    """Filters of results, as lists take them."""
    keeps: Callable[[Cited], bool]
    """Do these filters leave what is cited so, which is no result?"""

    @property
    def kept(self) -> Mapping[str, str]:
        """What keeps results to a part of them, besides treatment, condition and trial, as their list takes it."""
        scale = {SCALE: self.scale} if self.scale else {}
        return {OUTCOME: self.outcome, **scale, **self.filters}


class Measurement(NamedTuple):
    """What is measured, and on which scale if one was named."""

    outcome: OutcomeRecord
    scale: OutcomeRecord | None


def measurement(gathering: Gathering, asked: TrajectoryRequest, here: Address) -> Measurement:
    """What is asked for. Raises `BadParameters` for an outcome without a value at a time, and for a scale that is none.

    An outcome that is measured on one scale alone has no values on another.
    """
    slugs = [asked.outcome, *([asked.scale] if asked.scale else [])]
    known = {each.slug: each for each in gathering.read(OUTCOMES, OutcomeRecord, slug=slugs)}
    outcome, scale = known[asked.outcome], known[asked.scale] if asked.scale else None
    if outcome.kind not in PLOTTED:
        raise refusal([not_plotted(gathering, outcome)], None)
    own = outcome.scale
    if scale and scale.kind != OutcomeKind.SCALE:
        raise refusal([Fault(SCALE, f"'{scale.slug}' ({scale.name}) is no rating scale", given=scale.slug)], None)
    if scale and own and own.slug != scale.slug:
        detail = f"'{outcome.slug}' is measured on {own.name} alone; leave `scale` out"
        kept = [pair for pair in here.pairs if pair[0] != SCALE]
        raise refusal([Fault(SCALE, detail, (own.slug,), given=scale.slug)], str(Address(here.site, here.path, kept)))
    return Measurement(outcome, scale)


def not_plotted(gathering: Gathering, outcome: OutcomeRecord) -> Fault:
    """Why an outcome has no trajectory, and which have one: those on the same scale, if it is a scale."""
    others = gathering.read(OUTCOMES, OutcomeRecord, kind=sorted(PLOTTED))
    measured = {each.slug for each in outcome.measures}
    near = [each.slug for each in others if each.slug in measured]
    hint = f", such as {enumerated(near, joined_by='or')}" if near else ""
    detail = f"'{outcome.slug}' ({outcome.name}) {NO_COURSE[outcome.kind]}{hint}"
    return Fault(OUTCOME, detail, [each.slug for each in others], near, given=outcome.slug)
