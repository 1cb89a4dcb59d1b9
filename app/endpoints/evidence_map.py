"""What is known and what is not, treatment by treatment."""

from typing import Annotated

from app.answer import Answer
from app.answers.evidence_map import EvidenceMap, evidence_map_answer
from app.endpoint import Asked, Endpoint
from app.marks import Filter
from app.models.coverage import COVERED_JURISDICTIONS
from app.models.gap import GAPS, Attribute
from app.models.treatment import TREATMENTS, TreatmentQuery
from app.queries import Query
from app.query import records
from app.query.question import question_of
from app.values.jurisdiction import Jurisdiction
from app.values.text import AnyOf, Slug


class EvidenceMapQuery(Query):
    """Parameters of the evidence map."""

    treatments: Annotated[AnyOf[Slug], Filter(of=TREATMENTS.path)] = None
    """Treatments or classes, at most 20. Without it those that are covered in full."""
    attributes: AnyOf[Attribute] = None
    """What of them. Without it every attribute."""
    jurisdictions: AnyOf[Jurisdiction] = None
    """Whose approvals. Without it those of the US, EU, GB, AU, CA and JP."""
    others: Annotated[AnyOf[Slug], Filter(of=TREATMENTS.path)] = None
    """Interactions with these. Without it with those that are covered in full."""


def evidence_map(asked: Asked[EvidenceMapQuery]) -> Answer:
    """The map, of what is covered in full where nothing is named."""
    query = asked.query
    whole = question_of(asked.release, TREATMENTS, TreatmentQuery.model_validate({"core": ["true"]}))
    core = [slug for (slug,) in records.rows(asked.db, whole, ["slug"])]
    return evidence_map_answer(
        asked.db,
        asked.release,
        asked.here,
        treatments=query.treatments or core,
        attributes=query.attributes or [*Attribute],
        places=query.jurisdictions or COVERED_JURISDICTIONS,
        others=query.others or core,
    )


EVIDENCE_MAP = Endpoint(
    name="evidence_map",
    path="/v1/evidence-map",
    tag=GAPS.path,
    summary="What is known and what is not",
    about=(
        "For each treatment and attribute how many facts are recorded and where, and where there are none, why: nothing"
        " was found on a known day, nobody looked, there can be none, or facts exist and none is fit to be shown first."
    ),
    example="treatments=ketamine-iv,psilocybin&attributes=onset,duration,relapse",
    shape=EvidenceMap,
    query=EvidenceMapQuery,
    answer=evidence_map,
)
