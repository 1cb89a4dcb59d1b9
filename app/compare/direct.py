"""Head to head: what is recorded of treatments that were compared with each other."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from app.address import linked
from app.compare.efficacy.candidate import BORNE, EffectSeen, candidate
from app.compare.efficacy.cells import effect_fields
from app.compare.efficacy.said import EffectSayings, direct_said
from app.compare.evidence import Evidence
from app.compare.metric import shaped
from app.compare.shape import DirectFigure, HeadToHead
from app.compare.weighed import Standing
from app.models.contrast import CONTRASTS, ContrastRecord
from app.models.effect import EFFECTS

MOST_DIRECT = 10
"""So many comparisons of one pair are told; `links` lead to all."""


class ComparedOutcomes(NamedTuple):
    """What a metric compares."""

    outcomes: frozenset[str]
    """Keys of the outcomes."""
    sayings: EffectSayings
    """How its figures are put into words."""


def heads_to_heads(evidence: Evidence, slugs: Sequence[str], of: ComparedOutcomes) -> Iterator[HeadToHead]:
    """Each pair of which something is recorded, in the order of the treatments; members and forms count for both."""
    families = {slug: {slug, *evidence.below(slug)} for slug in slugs}
    known = [*compared_with_one_another(evidence, set[str]().union(*families.values()), of.outcomes)]
    for one, two in combinations(slugs, 2) if known else ():
        found = [each for each in known if is_between(each, families[one], families[two])]
        if found:
            found.sort(key=place_of_direct)
            yield HeadToHead(
                treatment=one,
                other=two,
                count=len(found),
                comparisons=[
                    direct_figure(evidence, each, one if each.treatment in families[one] else two, of.sayings)
                    for each in found[:MOST_DIRECT]
                ],
                links=[*links_of_pair(evidence, (one, two), of.outcomes, found)],
            )


def compared_with_one_another(evidence: Evidence, slugs: set[str], outcomes: frozenset[str]) -> Iterator[EffectSeen]:
    """What compares two of these treatments, in conditions that may answer."""
    for record in evidence.effects_of(slugs, outcomes):
        answers = (record.condition and record.condition.slug) in evidence.ladder.relations
        if answers and record.control_kind is None and all(each.slug in slugs for each in record.between):
            yield candidate(evidence, record)


def is_between(row: EffectSeen, one: set[str], two: set[str]) -> bool:
    """Is one side of the one family, and the other of the other?"""
    first, *others = [each.slug for each in row.record.between]
    return any((first in a and other in b) for other in others for a, b in ((one, two), (two, one)))


def place_of_direct(row: EffectSeen) -> Standing:
    """Its place among those of a pair: fit first, then what the trial was made for, over trials, large."""
    record = row.record
    primary = isinstance(record, ContrastRecord) and record.at_primary_time and record.on_primary_scale
    return not is_fit(row), not primary, not row.is_pooled, -(row.size or 0), row.slug


def is_fit(row: EffectSeen) -> bool:
    """Does nothing speak against it that would keep it from a cell?"""
    return {*row.record.unfit} <= BORNE


def direct_figure(evidence: Evidence, row: EffectSeen, side: str, sayings: EffectSayings) -> DirectFigure:
    """What one record says. `side`: which of the pair its treatment is, or belongs to."""
    record = row.record
    of_trial = record if isinstance(record, ContrastRecord) else None
    figure = shaped(
        DirectFigure,
        **effect_fields(evidence, row),
        treatment=row.treated,
        at_primary_time=of_trial.at_primary_time if of_trial else None,
        on_primary_scale=of_trial.on_primary_scale if of_trial else None,
        p_test=of_trial.p_test if of_trial else None,
        side=side,
        fit=is_fit(row),
        sentence="",
    )
    return figure.model_copy(update={"sentence": direct_said(evidence, figure, sayings)})


def links_of_pair(
    evidence: Evidence, pair: tuple[str, str], outcomes: frozenset[str], found: Sequence[EffectSeen]
) -> Iterator[str]:
    """Where exactly these comparisons are listed."""
    for path in (EFFECTS.path, CONTRASTS.path):
        conditions = [each.condition for each in found if each.collection == path]
        if conditions:
            asked = [("treatment__all", ",".join(pair)), ("outcome", ",".join(sorted(outcomes)))]
            kept = evidence.on_the_ladder(conditions)
            yield linked(f"{evidence.site}/v1/{path}", [*asked, kept, *evidence.filters.get(path, ())])
