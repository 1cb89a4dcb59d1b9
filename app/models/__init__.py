"""Every resource of the API, parents before children."""

from app.models.adverse_effect import ADVERSE_EFFECTS
from app.models.adverse_effect_term import ADVERSE_EFFECT_TERMS
from app.models.approval import APPROVALS
from app.models.catalogue import Catalogue, table
from app.models.claim import CLAIMS
from app.models.condition import CONDITIONS
from app.models.conflict import CONFLICTS
from app.models.contrast import CONTRASTS
from app.models.derived import TreatmentCondition
from app.models.effect import EFFECTS
from app.models.gap import GAPS
from app.models.historic_event import HISTORY
from app.models.interaction import INTERACTIONS
from app.models.legal_status import LEGAL_STATUS
from app.models.mechanism import MECHANISMS
from app.models.outcome import OUTCOMES
from app.models.reference import REFERENCES
from app.models.regimen import REGIMENS
from app.models.result import RESULTS
from app.models.safety_warning import WARNINGS
from app.models.service import SERVICES
from app.models.stamp import Alias, SearchEntry, Stamp
from app.models.study import STUDIES
from app.models.target import TARGETS
from app.models.term import TERMS
from app.models.time_course import TIME_COURSES
from app.models.treatment import TREATMENTS
from app.resource import Resource

RESOURCES: tuple[Resource, ...] = (
    REFERENCES,
    CONDITIONS,
    OUTCOMES,
    TARGETS,
    TREATMENTS,
    ADVERSE_EFFECT_TERMS,
    REGIMENS,
    TIME_COURSES,
    MECHANISMS,
    APPROVALS,
    LEGAL_STATUS,
    WARNINGS,
    ADVERSE_EFFECTS,
    INTERACTIONS,
    STUDIES,
    RESULTS,
    CONTRASTS,
    EFFECTS,
    CLAIMS,
    HISTORY,
    TERMS,
    GAPS,
    CONFLICTS,
    SERVICES,
)
CATALOGUE = Catalogue(RESOURCES)

__all__ = [
    "CATALOGUE",
    "RESOURCES",
    "Alias",
    "Catalogue",
    "SearchEntry",
    "Stamp",
    "TreatmentCondition",
    "table",
]
