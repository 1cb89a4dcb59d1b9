"""What a cell says in words, whatever its metric; and what an empty one says."""

from app.compare.cell import Absence, Cell
from app.compare.evidence import Evidence
from app.compare.metric import Metric
from app.compare.vocabulary import AbsenceKind, ConditionRelation, FactRelation
from app.compare.wording import both, named
from app.english import enumerated
from app.record import in_words

NONE_FIT = both(
    "{count} recorded, none fit to stand here: {reasons}", "there are figures, but none is good enough to show here"
)
NOT_SEARCHED = both("not looked for yet", "we have not looked for this yet")
DISPUTED = both(" Sources disagree.", " Studies disagree about this.")
OTHER_CONDITION = both(" In {condition}, not {asked}.", " This was studied in people with {condition}.")
AGAINST = both(" Against it: {reasons}.", " This number has weaknesses.")
MOST_REASONS = 3
"""So many reasons are told in a sentence; the cell lists all."""
NOT_CHECKED = " (not checked)"


def sentence(metric: Metric, evidence: Evidence, cell: Cell) -> str:
    """The cell in words."""
    place = f", {cell.jurisdiction.meaning}" if cell.jurisdiction else ""
    name = f"{cell.treatment.name}{place}"
    if cell.absence:
        return f"{name}: {absent(evidence, cell.absence)}."
    told = f"{name}{told_of(cell)}: {metric.said(evidence, cell)}{'' if cell.verified else NOT_CHECKED}."
    if cell.against:
        told += AGAINST.told(evidence.audience, reasons=enumerated([in_words(each) for each in cell.against]))
    if cell.disputed_by:
        told += DISPUTED.told(evidence.audience)
    if cell.condition_relation in (ConditionRelation.WIDER, ConditionRelation.NARROWER):
        told += OTHER_CONDITION.told(
            evidence.audience, condition=named(cell.condition), asked=named(evidence.ladder.asked)
        )
    return told


def told_of(cell: Cell) -> str:
    """Of what the facts tell, if not of the treatment itself, and if what is said does not name each."""
    if cell.via:
        return f" (told of {named(cell.via)})"
    unnamed = cell.relation == FactRelation.MEMBERS and not cell.members and not cell.statuses
    return " (told of its members or forms)" if unnamed else ""


def absent(evidence: Evidence, absence: Absence) -> str:
    """Why there is nothing."""
    reasons = [each.meaning for each in absence.reasons]
    if absence.kind == AbsenceKind.NOT_APPLICABLE:
        return f"not applicable: {enumerated(reasons)}"
    if absence.kind == AbsenceKind.NONE_FIT:
        counted = f"{absence.facts_not_shown} {'fact is' if absence.facts_not_shown == 1 else 'facts are'}"
        told = NONE_FIT.told(evidence.audience, count=counted, reasons="; ".join(reasons[:MOST_REASONS]))
        return f"{told}; see {in_words(absence.see)}" if absence.see else told
    return NOT_SEARCHED.told(evidence.audience)
