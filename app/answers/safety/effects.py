"""Which figures of adverse effects stand in a safety answer, and in what order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from app.absolute import natural_frequencies
from app.answers.safety.candidates import MISSES_MANY, Figure, Figures, GroupKey
from app.answers.safety.family import Family
from app.answers.safety.sentences.frequencies import happened
from app.answers.safety.shape import EffectFigure, SafetyEffect
from app.answers.safety.vocabulary import Bearing
from app.models.ascertainment import BodySystem
from app.values.audience import Audience

COMMON_SHARE = 0.01
"""The share from which an effect is common (frequency groups of European labels: at least 1 in 100)."""
MOST_EFFECTS = 15
"""Of one kind that are shown, besides counts of all effects together."""


def common_effects(told: Figures, family: Family, audience: Audience) -> list[SafetyEffect]:
    """What is not serious: first what is more frequent than with the comparator, by how much; counts of all last."""
    fit = [
        each
        for each in told
        if not each.record.serious
        and each.record.severity is None
        and (each.share or 0) >= COMMON_SHARE
        and (each.bearing == Bearing.NARROWER or each.record.treatment.slug in family.substance)
    ]
    chosen = [*groups(fit, lambda each: (each.record.effect.slug,))]
    chosen.sort(key=prominence)
    return [effect(each, audience) for each in chosen]


def prominence(figures: Figures) -> tuple[object, ...]:
    """What comes first of common effects: what is more frequent than with a comparator; last what is not."""
    record, excess = figures[0].record, [each.excess for each in figures if each.excess is not None]
    compared = excess and (figures[0].controlled or figures[0].bearing == Bearing.ITSELF)
    place = 1 if not compared else 0 if max(excess) > 0 else 2
    size = max(excess) if place == 0 else max(each.size for each in figures)
    return record.body_system == BodySystem.OVERALL, place, -size, record.slug


def most_telling(effects: Sequence[SafetyEffect]) -> list[SafetyEffect]:
    """The first `MOST_EFFECTS`, and every count of effects of all kinds together."""
    single = [each for each in effects if each.figures[0].record.body_system != BodySystem.OVERALL]
    return [each for each in effects if each not in single[MOST_EFFECTS:]]


def serious_effects(told: Figures, audience: Audience) -> list[SafetyEffect]:
    """Serious effects, each apart for every part of people: first those of the treatment itself, the frequent first."""
    fit = [each for each in told if each.record.serious]
    chosen = [*groups(fit, lambda each: (each.record.effect.slug, each.record.severity))]
    chosen.sort(
        key=lambda each: ([*Bearing].index(each[0].bearing), -max(one.size for one in each), each[0].record.slug)
    )
    return [effect(each, audience) for each in chosen]


def groups(fit: Figures, key: GroupKey) -> Iterator[Figures]:
    """What stands for each effect: what is told of the treatment, else of what is wider, else of each member.

    What is not serious, and of the treatment is told without a control, gives way to members with one.
    """
    found: dict[object, list[Figure]] = defaultdict(list)
    for each in fit:
        found[key(each)].append(each)
    for group in found.values():
        group.sort(key=lambda each: each.fitness)
        by_bearing = {bearing: [each for each in group if each.bearing == bearing] for bearing in Bearing}
        told = [those for those in by_bearing.values() if those]
        controlled = [those for those in told if those[0].controlled]
        first, *_ = told if group[0].record.serious or not controlled else controlled
        if first[0].bearing == Bearing.NARROWER:
            yield alike(first)
        else:
            yield from parts_of_people(first)


def parts_of_people(told: Figures) -> Iterator[Figures]:
    """The fittest; if that is told of a part of people, also what the same source tells of the other parts.

    A serious effect without a control is told of every source: those that counted the same in one range, each other
    count by itself. That the largest study saw few of them may come of how it looked.
    """
    first, *others = told
    if first.record.serious and not first.controlled:
        apart = {each.record.same_people or each.record.slug: each for each in reversed(told)}
        counts: dict[object, list[Figure]] = defaultdict(list)
        for each in sorted(apart.values(), key=lambda each: each.fitness):
            record = each.record
            fit = record.ascertainment not in MISSES_MANY or each is first
            if fit and record.counted_in == first.record.counted_in and not each.controlled:
                counts[kind(each), record.term_in_source, str(record.timeframe)].append(each)
        yield from counts.values()
        return
    shown = {first.record.population}
    yield [first]
    for each in others:
        another = each.record.population not in shown and each.record.source == first.record.source
        if first.record.population and another:
            shown.add(each.record.population)
            yield [each]


def alike(group: Figures) -> Figures:
    """The fittest of each member, of those with the commonest kind of comparison; `group` has the fittest first."""
    fittest: dict[str, Figure] = {}
    for each in group:
        fittest.setdefault(each.record.treatment.slug, each)
    kinds = Counter(kind(each) for each in fittest.values())
    most = min(kinds, key=lambda each: (not each[0], -kinds[each], repr(each)))
    return [each for _, each in sorted(fittest.items()) if kind(each) == most]


def kind(candidate: Figure) -> tuple[object, ...]:
    """What two figures must have in common."""
    record = candidate.record
    comparator = record.comparator.slug if record.comparator else None
    measured = candidate.difference is None, record.comparator_bound, record.counted_in
    return candidate.controlled, comparator, *measured, record.population


def effect(chosen: Figures, audience: Audience) -> SafetyEffect:
    """An effect with its figures, told of one number of people."""
    beside = [each.record.comparator_proportion for each in chosen]
    sizes = [*(each.size for each in chosen), *(each for each in beside if each is not None)]
    out_of, told = natural_frequencies(sizes)
    counts, others = told[: len(chosen)], iter(told[len(chosen) :])
    figures = [
        EffectFigure(
            count=None if each.share is None else count,
            comparator_count=None if share is None else next(others),
            more=None if each.difference is None else count,
            controlled=each.controlled,
            bearing=each.bearing,
            record=each.record,
        )
        for each, count, share in zip(chosen, counts, beside, strict=True)
    ]
    of = chosen[0].record.effect
    return SafetyEffect(says=happened(of, out_of, figures, audience), effect=of, out_of=out_of, figures=figures)
