"""Which of several figures are alike, so that they may be set beside one another."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from app.compare.evidence import Evidence
from app.compare.weighed import AnyWeighed, Standing

W = TypeVar("W", bound=AnyWeighed)
FEWEST_TRIALS = 3
"""Of so many single trials that are alike none stands for the others."""


def trials_alike(best: W, fit: Sequence[W]) -> list[W]:
    """Trials of the same question as the best, that among them, if no estimate is; empty if there are too few.

    Of the same people one figure, the largest.
    """
    alike = [each for each in fit if each.likeness == best.likeness and each.treatment == best.treatment]
    if any(each.is_pooled for each in (best, *alike)):
        return []
    alike.sort(key=lambda each: (each is not best, -(each.people or 0), each.slug))
    trials = {each.study or each.slug: each for each in reversed(alike)}
    return [each for each in fit if each in trials.values()] if len(trials) >= FEWEST_TRIALS else []


def set_alike(evidence: Evidence, members: Sequence[W]) -> list[W]:
    """The largest group of them that may be set beside one another."""
    groups: dict[Standing, list[W]] = defaultdict(list)
    for each in members:
        if each.interval:
            groups[each.likeness].append(each)
    places = evidence.ladder.places([each.condition for each in members])
    return max(groups.values(), key=lambda group: (len(group), -places[group[0].condition]), default=[])
