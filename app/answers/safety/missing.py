"""What a reader may look for in vain: what no record tells."""

from collections.abc import Iterator, Mapping, Sequence

from app.answers.safety.sentences.sections import EMPTY, UNCONTROLLED, never_looked_up, no_warning_about
from app.answers.safety.shape import NotKnown, SafetyEffect, StatusSection
from app.answers.safety.vocabulary import Licence, SafetySection
from app.models.safety_warning import SafetyWarningRecord
from app.models.warning_topic import WarningTopic

ASKED_OF_ALL: Mapping[WarningTopic, set[WarningTopic]] = {
    WarningTopic.AGE: {WarningTopic.SUICIDALITY_YOUNG_PEOPLE},
    WarningTopic.PREGNANCY_BREASTFEEDING: set(),
    WarningTopic.DRIVING: set(),
    WarningTopic.DISCONTINUATION: set(),
}
"""What people ask of every treatment -> topics that also tell of it."""


def not_known(
    status: StatusSection,
    warnings: Sequence[SafetyWarningRecord],
    effects: Mapping[SafetySection, Sequence[SafetyEffect]],
    unasked: int,
) -> Iterator[NotKnown]:
    """Each matter of which no record tells. `unasked` is the number of others of which no interaction is known."""
    if status.finding == Licence.UNKNOWN:
        yield NotKnown(about=SafetySection.STATUS, says=status.licence)
    told = {each.topic for each in warnings}
    for topic, also in ASKED_OF_ALL.items():
        if told.isdisjoint({topic, *also}):
            yield NotKnown(about=topic, says=no_warning_about(topic))
    for section, shown in effects.items():
        if not shown:
            yield NotKnown(about=section, says=EMPTY[section])
        elif not any(figure.controlled for each in shown for figure in each.figures):
            yield NotKnown(about=section, says=UNCONTROLLED)
    if unasked:
        yield NotKnown(about=SafetySection.INTERACTIONS, says=never_looked_up(unasked))
