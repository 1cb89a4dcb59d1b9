"""Which of several rates of a harm stands in a cell: the best controlled, the nearest, told over trials, of many."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from app.compare.evidence import Evidence
from app.compare.harms.candidate import HarmSeen, harm_of
from app.compare.vocabulary import CellControl
from app.compare.weighed import AnyWeighed, Standing
from app.models.adverse_effect import ADVERSE_EFFECTS, AdverseEffectRecord

CONTROLS = {CellControl.ACTIVE: 1, CellControl.NONE: 2}
"""What says less than a control does: another treatment, then nothing."""


def harms_known(
    evidence: Evidence, slugs: Iterable[str], asked: Callable[[AdverseEffectRecord], bool]
) -> list[HarmSeen]:
    """Rates of these treatments that are `asked` for, in conditions that may answer."""
    relations = evidence.ladder.relations
    found = {
        (record.slug, mirrored): harm_of(evidence, record, mirrored=mirrored)
        for slug in slugs
        for record, mirrored in evidence.harmed.get(slug, ())
        if asked(record) and (record.condition and record.condition.slug) in relations
    }
    return [*found.values()]


def place_of_harm(row: AnyWeighed, slugs: Sequence[str], places: Mapping[str | None, int]) -> Standing:
    """The place of a rate, or of an effect, among those that may stand in a cell of these treatments: the least does.

    Of two that are alike in all else the rate comes first, since it says how it was found out.
    """
    return (
        CONTROLS.get(row.control, 0),
        places[row.condition],
        slugs.index(row.treatment),
        not row.is_pooled,
        row.interval is None or row.interval.lower is None,
        row.is_outside,
        not isinstance(row, HarmSeen),
        -(row.people or 0),
        row.slug,
    )


def harm_addresses(
    evidence: Evidence, slugs: Sequence[str], known: Sequence[HarmSeen], *asked: tuple[str, str]
) -> list[str]:
    """Where exactly these rates are listed: those told of the treatments, and those told of what they stood beside."""
    on_the_ladder = evidence.on_the_ladder([each.condition for each in known])
    return [evidence.address(ADVERSE_EFFECTS.path, slugs, *asked, on_the_ladder, side="between")]
