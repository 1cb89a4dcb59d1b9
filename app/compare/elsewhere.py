"""What a sentence says of a figure that is of another condition than the one asked for."""

from app.compare.evidence import Evidence
from app.compare.figures import MeasuredEffect
from app.compare.vocabulary import ConditionRelation
from app.compare.wording import both, named

OTHER_CONDITION = both(" In {condition}, not {asked}.", " This was studied in people with {condition}.")


def in_other_condition(evidence: Evidence, figure: MeasuredEffect) -> str:
    """That it is of a wider or narrower condition; empty if not."""
    if figure.condition_relation not in (ConditionRelation.WIDER, ConditionRelation.NARROWER):
        return ""
    asked = named(evidence.ladder.asked)
    return OTHER_CONDITION.told(evidence.audience, condition=named(figure.condition), asked=asked)
