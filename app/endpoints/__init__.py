"""Every endpoint of the API: one module for each kind, and the list of them."""

from collections.abc import Sequence

from app.endpoint import Endpoints
from app.endpoints.about import of_itself
from app.endpoints.check import CHECK
from app.endpoints.collection import list_of, one_of
from app.endpoints.compare import COMPARE
from app.endpoints.safety import SAFETY
from app.endpoints.search import search_of, suggest_of
from app.endpoints.timeline import TIMELINE
from app.formats import Format
from app.models import Catalogue


def endpoints(catalogue: Catalogue, formats: Sequence[Format]) -> Endpoints:
    """Everything that may be asked about these collections; `formats` are those of records."""
    records = [each for one in catalogue.resources for each in (list_of(one, formats), one_of(one, formats))]
    return (
        *of_itself(catalogue),
        search_of(catalogue),
        suggest_of(catalogue),
        *records,
        TIMELINE,
        SAFETY,
        CHECK,
        COMPARE,
    )


__all__ = ["endpoints"]
