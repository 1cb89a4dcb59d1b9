"""What may be asked of every answer that is worked out of effects and other facts."""

from collections.abc import Mapping
from typing import Annotated, Any, cast

from pydantic import Field as Value

from app.address import Address
from app.errors import OtherRelease
from app.marks import Filter, Walk
from app.models.condition import CONDITIONS
from app.models.kin import KIN_OF_VALUES
from app.models.reference import REFERENCES
from app.models.study import STUDIES
from app.models.trial import Funding, RiskOfBias
from app.queries import Query
from app.values.country import COUNTRY, Country
from app.values.duration import HoursOf
from app.values.jurisdiction import Jurisdiction
from app.values.part import Part
from app.values.text import AnyOf, Slug, Year

CONDITION = "major-depressive-disorder"
"""In what effects are told, if no condition is named."""
JURISDICTIONS = (
    Jurisdiction.UNITED_STATES,
    Jurisdiction.EUROPEAN_UNION,
    Jurisdiction.UNITED_KINGDOM,
    Jurisdiction.AUSTRALIA,
)
"""Where, if nothing is said of that."""


class KeptFacts(Part):
    """Parameters that act on every collection whose facts are compared."""

    source__not: Annotated[AnyOf[Slug], Filter(of=REFERENCES.path)] = None
    """References whose facts are left out, as if they were not recorded."""
    verified: AnyOf[bool] = None
    """Only facts that were seen in their source, or only the others."""


class KeptEffects(Part):
    """Parameters that act on effects against controls, on comparisons head to head and on the trials of baselines."""

    study__not: Annotated[AnyOf[Slug], Filter(of=STUDIES.path)] = None
    """Trials that are left out, as if they were not recorded; estimates over trials stay."""
    year__gte: Year | None = None
    """Effects that were published in this year or later."""
    timepoint__gte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """Effects that were measured after this long or later."""
    timepoint__lte: Annotated[HoursOf | None, Filter("timepoint_hours")] = None
    """Effects that were measured after this long or sooner."""
    funding: AnyOf[Funding] = None
    """Trials that these paid for; then estimates over trials, of which that is not told, are left out."""
    risk_of_bias: AnyOf[RiskOfBias] = None
    """Trials that were so judged; then estimates over trials are left out, too."""


class EvidenceQuery(KeptEffects, KeptFacts, Query):
    """Parameters of every answer that is worked out of effects."""

    condition: Annotated[Slug | None, Filter(of=CONDITIONS.path)] = None
    """In what condition. Without it major depressive disorder, as `meta.assumed` then says."""
    country: Country | None = None
    """Country of the reader: what holds there is told, and to patients where help is found."""
    release: Annotated[str | None, Value(min_length=1, max_length=40)] = None
    """Release that must answer; another one refuses. Permalinks have it."""


KEPT = (*KeptFacts.model_fields, *KeptEffects.model_fields)


def kept_to(query: KeptFacts) -> Mapping[str, str]:
    """The filters that were sent, as lists take them."""
    given: Mapping[str, Any] = query.model_dump(mode="json", include={*KEPT}, exclude_none=True)  # any: of their types
    return {name: as_lists_take_it(value) for name, value in given.items()}


def as_lists_take_it(value: object) -> str:
    """The value of a filter as a list takes it."""
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return ",".join(f"{each:g}" if isinstance(each, float) else str(each).lower() for each in values)


def refuse_another_release(wanted: str | None, served: str, here: Address) -> None:
    """Raises `OtherRelease` where another release must answer than the one that is served."""
    if wanted and wanted != served:
        others = Address(here.site, here.path, [pair for pair in here.pairs if pair[0] != "release"])
        raise OtherRelease(f"Release {served} answers here, not {wanted}.", suggested_request=str(others))


def places_of(country: str | None) -> list[Jurisdiction]:
    """The jurisdictions whose licences and laws hold in a country."""
    if not country:
        return [*JURISDICTIONS]
    codes = KIN_OF_VALUES[COUNTRY].walked(country, Walk.ABOVE)
    known = {each.value: each for each in Jurisdiction if each != Jurisdiction.INTERNATIONAL}
    return [known[code] for code in codes if code in known]
