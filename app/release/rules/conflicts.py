"""Rules of conflicts: facts that look as if they contradicted each other are declared or dismissed, with a reason."""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from app.errors import DossierFault
from app.models.analysis import RATIOS, Favours
from app.models.base import CitedRecord
from app.models.conflict import ConflictRecord
from app.models.contrast import ContrastRecord
from app.models.effect import EffectRecord
from app.models.interaction import InteractionRecord, InteractionSeverity
from app.models.mechanism import MechanismRecord, Role
from app.models.pooling import EffectFavours
from app.models.time_course import TimeCourseRecord
from app.models.timing import TimeCourseKind, Unfit
from app.record import Link
from app.release.rules.base import Draft, those
from app.release.seed import Seed

CHOSEN = frozenset({TimeCourseKind.SESSION_LENGTH, TimeCourseKind.COURSE_LENGTH, TimeCourseKind.CONTINUATION_LENGTH})
"""Kinds of time that people choose: two that differ are no findings that contradict each other."""
NOT_OF_IT = frozenset({Unfit.PLACEBO_ARM, Unfit.METABOLITE, Unfit.RELAPSERS_ONLY})
FACTOR = 2.0
"""Figures farther apart than this may contradict each other."""
TwoSided = EffectRecord | ContrastRecord
Contradiction = tuple[Seed, Seed, str]
"""Two facts that look as if they contradicted each other, and how."""
C = TypeVar("C", bound=CitedRecord)


def every_disagreement_is_decided(drafts: Sequence[Draft]) -> Iterator[DossierFault]:
    """Who finds two figures must not have to guess whether anybody noticed."""
    decided = {pair for _, each in those(drafts, ConflictRecord) for pair in pairs_of(each)}
    for seed, other, how in contradictions(drafts):
        if frozenset({(seed.path, seed.slug), (other.path, other.slug)}) not in decided:
            wrong = f"contradicts {other.slug}, or looks so: {how}"
            yield seed.fault((), wrong, "name both in a record of conflicts, declared or dismissed")


def pairs_of(conflict: ConflictRecord) -> Iterator[frozenset[tuple[str, str]]]:
    """Each two facts that a record of conflicts is about."""
    facts = [(each.collection, each.slug) for each in conflict.facts]
    return map(frozenset, combinations(facts, 2))


def contradictions(drafts: Sequence[Draft]) -> Iterator[Contradiction]:
    """Every two facts of one collection that look as if they contradicted each other."""
    yield from contested(drafts, TimeCourseRecord, timed_question, times_apart)
    yield from contested(drafts, EffectRecord, measured_question, estimates_apart)
    yield from contested(drafts, ContrastRecord, measured_question, estimates_apart)
    yield from contested(drafts, MechanismRecord, lambda each: (each.treatment.slug, each.target.slug), roles_apart)
    yield from contested(drafts, InteractionRecord, paired_question, severities_apart)


def contested(
    drafts: Sequence[Draft], kind: type[C], question: Callable[[C], Hashable], apart: Callable[[C, C], str]
) -> Iterator[Contradiction]:
    """The same among records of one kind that answer one question, each from another source."""
    groups: dict[Hashable, list[tuple[Seed, C]]] = defaultdict(list)
    for seed, record in those(drafts, kind):
        if (asked := question(record)) is not None:
            groups[asked].append((seed, record))
    for group in groups.values():
        for (seed, one), (other, another) in combinations(group, 2):
            if one.source != another.source and (how := apart(one, another)):
                yield seed, other, how


def slug(link: Link | None) -> str:
    return link.slug if link else ""


def far_apart(one: float, other: float) -> bool:
    return max(one, other) > FACTOR * min(one, other)


def timed_question(each: TimeCourseRecord) -> Hashable:
    """What a time answers; `None` for a plan, and for what is of something else."""
    if each.kind in CHOSEN or NOT_OF_IT & {*each.unfit}:
        return None
    first = each.statistic if each.kind == TimeCourseKind.ONSET_OF_EFFECT else None  # from whom it differs first
    return each.treatment.slug, slug(each.condition), each.kind, each.dosing, each.whom, each.after, first


def times_apart(one: TimeCourseRecord, other: TimeCourseRecord) -> str:
    """How two times contradict each other; empty if they do not."""
    first, second = sorted((certain_hours(one), certain_hours(other)))
    if first[1] >= second[0]:
        return ""
    if first[0] == first[1] or second[0] == second[1]:  # a figure without ends is no interval that could meet another
        return f"more than {FACTOR:g} times apart" if far_apart(first[1], second[0]) else ""
    return "their spans do not meet"


def certain_hours(each: TimeCourseRecord) -> tuple[float, float]:
    """The hours between which a time certainly lies."""
    low, high = each.lower_hours, each.upper_hours
    return (0.0 if low is None else low), (math.inf if high is None else high)


def measured_question(each: TwoSided) -> Hashable:
    """What an estimate answers, whichever way round it is told; `None` without a value, an interval or two sides."""
    if each.value is None or each.lower is None or each.upper is None or each.comparator is None:
        return None
    sides = frozenset((each.treatment.slug, each.comparator.slug))
    return sides, each.outcome.slug, slug(each.condition), each.age_group


def estimates_apart(one: TwoSided, other: TwoSided) -> str:
    """How two estimates contradict each other; empty if they do not, or are of one trial or of times far apart."""
    if isinstance(one, ContrastRecord) and isinstance(other, ContrastRecord) and one.study == other.study:
        return ""
    if one.timepoint and other.timepoint and far_apart(one.timepoint.hours, other.timepoint.hours):
        return ""
    alike = [(each.measure, slug(each.scale), each.treatment.slug) for each in (one, other)]
    (low, high), (other_low, other_high) = interval(one), interval(other)
    if alike[0] == alike[1] and (low > other_high or other_low > high):
        return "their intervals do not meet"
    better, other_better = better_side(one), better_side(other)
    if better and other_better and better != other_better and (is_certain(one) or is_certain(other)):
        return "one favours the one side, one the other"
    return ""


def interval(each: TwoSided) -> tuple[float, float]:
    """The interval of an estimate that has one."""
    return (-math.inf if each.lower is None else each.lower), (math.inf if each.upper is None else each.upper)


def better_side(each: TwoSided) -> str:
    """The side for which the value is better; empty if neither is."""
    if each.favours in (Favours.ARM, EffectFavours.TREATMENT):
        return each.treatment.slug
    return slug(each.comparator) if each.favours in (Favours.OTHER_ARM, EffectFavours.COMPARATOR) else ""


def is_certain(each: TwoSided) -> bool:
    """Does the interval leave out that there is no difference?"""
    low, high = interval(each)
    return not low <= (1.0 if each.measure in RATIOS else 0.0) <= high


def roles_apart(one: MechanismRecord, other: MechanismRecord) -> str:
    """How two findings on a target contradict each other."""
    return "one disputes the other" if (one.role == Role.DISPUTED) != (other.role == Role.DISPUTED) else ""


def paired_question(each: InteractionRecord) -> Hashable:
    return frozenset(each.slug for each in each.between), each.mechanism


def severities_apart(one: InteractionRecord, other: InteractionRecord) -> str:
    """How two interactions contradict each other."""
    none = InteractionSeverity.NONE_KNOWN
    return "one found none" if (one.severity == none) != (other.severity == none) else ""
