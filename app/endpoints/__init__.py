"""Every endpoint of the API: one module for each kind, and the list of them."""

from collections.abc import Sequence

from app.endpoint import Endpoints
from app.endpoints.about import of_itself
from app.endpoints.absolute import ABSOLUTE
from app.endpoints.check import CHECK
from app.endpoints.collection import list_of, one_of
from app.endpoints.compare import COMPARE
from app.endpoints.evidence_map import EVIDENCE_MAP
from app.endpoints.safety import SAFETY
from app.endpoints.search import search_of, suggest_of
from app.endpoints.timeline import TIMELINE
from app.endpoints.trajectory import TRAJECTORY
from app.endpoints.treatment import one_treatment
from app.formats import Format
from app.models import Catalogue
from app.models.treatment import TREATMENTS

SINGLE = {TREATMENTS.path: one_treatment}
"""Path of a resource -> its endpoint of one record, where that may be asked more than others."""


def endpoints(catalogue: Catalogue, formats: Sequence[Format]) -> Endpoints:
    """Everything that may be asked about these collections; `formats` are those of records."""
    records = [
        each
        for one in catalogue.resources
        for each in (list_of(one, formats), SINGLE.get(one.path, one_of)(one, formats))
    ]
    return (
        *of_itself(catalogue),
        search_of(catalogue),
        suggest_of(catalogue),
        *records,
        TIMELINE,
        TRAJECTORY,
        SAFETY,
        CHECK,
        COMPARE,
        ABSOLUTE,
        EVIDENCE_MAP,
    )


__all__ = ["endpoints"]
