"""Which of several effects stands in a cell: one for each trial, then the nearest, the surest, the best controlled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from app.compare.efficacy.candidate import EffectSeen, candidate
from app.compare.evidence import Evidence
from app.compare.vocabulary import CellControl
from app.compare.weighed import Standing
from app.models.contrast import CONTRASTS
from app.models.effect import EFFECTS, EffectRecord
from app.models.pooling import Certainty

SCALES = (
    *("madrs", "grid-hamd", "hamd17", "hamd21", "hamd24", "hamd25", "hamd6"),
    *("qids-sr16", "qids-c16", "ids-sr30", "ids-c30", "bdi-ii", "bdi", "bdi-ia", "phq-9", "hads-d"),
)
"""Scales of depression, the one that is usual in trials first."""
MASKING = (
    {CellControl.ACTIVE_PLACEBO},
    {CellControl.PLACEBO, CellControl.SHAM},
    {CellControl.USUAL_CARE},
    {CellControl.WAITING_LIST, CellControl.NO_TREATMENT},
)
"""Kinds of control: those first from which people learn least of what they get."""
CERTAINTIES = [*Certainty, None]


def effects_known(evidence: Evidence, slugs: Iterable[str], outcomes: frozenset[str]) -> list[EffectSeen]:
    """What is recorded of these outcomes and treatments, on either side, in conditions that may answer."""
    relations = evidence.ladder.relations
    return [
        candidate(evidence, each)
        for each in evidence.effects_of(slugs, sorted(outcomes))
        if (each.condition and each.condition.slug) in relations
    ]


def fit_of(known: Sequence[EffectSeen], slugs: Sequence[str]) -> list[EffectSeen]:
    """What may stand in a cell of these treatments: of each trial one, beside what is told over several."""
    return one_of_each_trial([each for each in known if not each.unfit(frozenset(slugs))])


def one_of_each_trial(rows: Sequence[EffectSeen]) -> list[EffectSeen]:
    """What is told over several trials, and of each trial the row that stands for it."""
    trials: dict[tuple[str, str], list[EffectSeen]] = defaultdict(list)
    for each in rows:
        if each.study:
            trials[each.study, each.treatment].append(each)
    return [*(each for each in rows if not each.study), *(min(of, key=place_in_trial) for of in trials.values())]


def place_in_trial(row: EffectSeen) -> Standing:
    """The place of a row among those of its trial: the least stands for it."""
    record = row.record
    if isinstance(record, EffectRecord):
        raise TypeError("an estimate over trials is no row of a trial")
    return (
        record.at_primary_time is not True,
        record.lower is None,
        row.is_outside,
        not record.stated,
        not record.on_primary_scale,
        scale_place(row),
        row.distance,
        -(row.people or 0),
        row.slug,
    )


def place_of(row: EffectSeen, slugs: Sequence[str], places: Mapping[str | None, int]) -> Standing:
    """The place of a figure among those that may stand in a cell of these treatments: the least does."""
    record = row.record
    certainty = record.certainty if isinstance(record, EffectRecord) else None
    return (
        places[row.condition],
        slugs.index(row.treatment),
        not row.is_pooled,
        bool(record.unfit),
        row.is_outside,
        CERTAINTIES.index(certainty),
        next((number for number, kinds in enumerate(MASKING) if row.control in kinds), len(MASKING)),
        row.distance,
        not row.is_pooled and scale_place(row),
        -(row.people or 0) if not row.is_pooled else 0,
        -(record.year or 0),
        -(row.people or 0),
        row.slug,
    )


def scale_place(row: EffectSeen) -> int:
    """The place of its scale; of what is measured on none, or on another, the last."""
    scale = row.record.scale
    return SCALES.index(scale.slug) if scale and scale.slug in SCALES else len(SCALES)


def effect_addresses(
    evidence: Evidence, slugs: Sequence[str], outcomes: frozenset[str], known: Sequence[EffectSeen]
) -> list[str]:
    """Where exactly these facts are listed, which are all that is known of these outcomes and treatments."""
    asked = ("outcome", ",".join(sorted(outcomes)))
    found: list[str] = []
    paths = [path for path in (EFFECTS.path, CONTRASTS.path) if path not in evidence.left_out]
    for path in paths:
        conditions = [each.condition for each in known if each.collection == path]
        if conditions or (path == paths[0] and not known):
            found.append(evidence.address(path, slugs, asked, evidence.on_the_ladder(conditions)))
    return found
