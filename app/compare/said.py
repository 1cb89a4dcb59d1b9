"""What a cell says in words, whatever its metric; and what an empty one says."""

from app.compare.cell import Absence, Cell
from app.compare.elsewhere import in_other_condition
from app.compare.evidence import Evidence
from app.compare.metric import Metric
from app.compare.vocabulary import FactRelation, WhyAbsent
from app.compare.wording import NOT_CHECKED, both, named
from app.english import enumerated
from app.models.gap import AbsenceKind
from app.record import in_words
from app.values.audience import Audience

NONE_FIT = both(
    "{count} recorded, none fit to stand here: {reasons}", "what is recorded does not answer this well enough"
)
NONE_FOUND = both("looked for on {day}, and nothing was found", "we looked for this on {day} and found nothing")
NOT_SEARCHED = both("not looked for yet", "we have not looked for this yet")
LEFT_OUT = both(
    "nothing is left of what is recorded, if anything is", "nothing is left of what we have, if we have anything"
)
DISPUTED = both(" Sources disagree.", " Studies disagree about this.")
AGAINST = both(" Against it: {reasons}.", " This number has weaknesses.")
MOST_REASONS = 3
"""So many reasons are told in a sentence; the cell lists all."""
BY_MEMBERS = both(" (told of its members or forms)", " (told of what belongs to it)")


def sentence(metric: Metric, evidence: Evidence, cell: Cell) -> str:
    """The cell in words."""
    place = f", {cell.jurisdiction.meaning}" if cell.jurisdiction else ""
    name = f"{cell.treatment.name}{place}"
    if cell.absence:
        return f"{name}: {absent(evidence, cell.absence)}."
    checked = "" if cell.verified else NOT_CHECKED
    told = f"{name}{told_of(cell, evidence.audience)}: {metric.said(evidence, cell)}{checked}."
    if cell.against:
        told += AGAINST.told(evidence.audience, reasons=enumerated([in_words(each) for each in cell.against]))
    if cell.disputed_by:
        told += DISPUTED.told(evidence.audience)
    return told + in_other_condition(evidence, cell) if metric.is_compared else told


def told_of(cell: Cell, audience: Audience) -> str:
    """Of what the facts tell, if not of the treatment itself, where what is said does not name it."""
    if cell.via:
        return f" (told of {named(cell.via)})"
    unnamed = cell.relation == FactRelation.MEMBERS and not cell.members and not cell.statuses
    return BY_MEMBERS.told(audience) if unnamed else ""


def absent(evidence: Evidence, absence: Absence) -> str:
    """Why there is nothing."""
    reasons = [each.meaning for each in absence.reasons]
    if absence.kind == AbsenceKind.NOT_APPLICABLE:
        return f"not applicable: {enumerated(reasons)}" if reasons else "not applicable"
    if absence.kind == AbsenceKind.NONE_FOUND:
        return NONE_FOUND.told(evidence.audience, day=str(absence.searched_on))
    if absence.kind == AbsenceKind.NONE_FIT:
        counted = f"{absence.facts_not_shown} {'fact is' if absence.facts_not_shown == 1 else 'facts are'}"
        told = NONE_FIT.told(evidence.audience, count=counted, reasons="; ".join(reasons[:MOST_REASONS]))
        return f"{told}; see {in_words(absence.see)}" if absence.see else told
    left_out = WhyAbsent.FILTERED in absence.reasons
    return (LEFT_OUT if left_out else NOT_SEARCHED).told(evidence.audience)
