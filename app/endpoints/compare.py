"""Treatments side by side."""

from typing import Annotated, cast

from pydantic import BeforeValidator
from pydantic import Field as Value

from app.address import Address
from app.answer import Answer
from app.answers.compare.answer import compare_answer
from app.answers.compare.request import LEAST, CompareRequest
from app.answers.compare.shape import CompareAnswer
from app.compare.metrics import STANDARD
from app.compare.vocabulary import MetricName
from app.endpoint import Asked, Endpoint
from app.errors import OtherRelease
from app.marks import Filter, Walk
from app.models.condition import CONDITIONS
from app.models.kin import KIN_OF_VALUES
from app.models.reference import REFERENCES
from app.models.study import STUDIES
from app.models.treatment import TREATMENTS
from app.models.trial import Funding, RiskOfBias
from app.record import Query
from app.values.audience import Audience
from app.values.country import COUNTRY, Country
from app.values.day import CalendarDay
from app.values.duration import HoursOf
from app.values.jurisdiction import Jurisdiction
from app.values.part import Part
from app.values.text import AnyOf, Slug, Year, split

CONDITION = "major-depressive-disorder"
"""In what is compared, if no condition is named."""
EFFECTS_SHOWN = 3
"""So many of the commonest adverse effects are told, if nothing is said of that."""
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


class CompareQuery(KeptEffects, KeptFacts, Query):
    """Parameters of a comparison."""

    treatments: Annotated[
        list[Slug], Value(min_length=LEAST, max_length=12), BeforeValidator(split), Filter(of=TREATMENTS.path)
    ]
    """Two to twelve treatments or classes, none of which is a member or a form of another."""
    metrics: Annotated[
        Annotated[list[MetricName], Value(max_length=len(MetricName))] | None, BeforeValidator(split)
    ] = None
    """What is compared, in this order. Without it: what most people ask first."""
    condition: Annotated[Slug | None, Filter(of=CONDITIONS.path)] = None
    """In what condition. Without it major depressive disorder, as `meta.assumed` then says."""
    jurisdictions: AnyOf[Jurisdiction] = None
    """For which approvals and drug laws are told. Without it those that hold in `country`, or US, EU, GB and AU."""
    country: Country | None = None
    """Country of the reader: what holds there is told, and to patients where help is found."""
    audience: Audience = Audience.CLINICIAN
    """For whom it is worded: this changes words, never a number."""
    effects: Annotated[int, Value(ge=1, le=10)] = EFFECTS_SHOWN
    """So many of the commonest adverse effects are told in each cell: 3 unless another number is asked for."""
    status_on: CalendarDay | None = None
    """Day on which approvals and laws must hold. Without it the day of the release."""
    release: Annotated[str | None, Value(min_length=1, max_length=40)] = None
    """Release that must answer; another one refuses. Permalinks have it."""


KEPT = (*KeptFacts.model_fields, *KeptEffects.model_fields)


def as_lists_take_it(value: object) -> str:
    """The value of a filter as a list takes it."""
    values = cast("list[object]", value) if isinstance(value, list) else [value]
    return ",".join(f"{each:g}" if isinstance(each, float) else str(each).lower() for each in values)


def comparison(asked: Asked[CompareQuery]) -> Answer:
    """The answer to what is asked. Raises `BadParameters`, and `OtherRelease`."""
    query, release, here = asked.query, asked.release, asked.here
    if query.release and query.release != release.stamp.version:
        others = Address(here.site, here.path, [pair for pair in here.pairs if pair[0] != "release"])
        raise OtherRelease(
            f"Release {release.stamp.version} answers here, not {query.release}.", suggested_request=str(others)
        )
    there = places_of(query.country)
    otherwise = {
        "metrics": STANDARD,
        "condition": (CONDITION,),
        "jurisdictions": there,
        "status_on": (release.stamp.date,),
        "effects": (str(EFFECTS_SHOWN),),
    }
    given = query.model_dump(mode="json", include={*KEPT}, exclude_none=True)
    request = CompareRequest(
        treatments=query.treatments,
        metrics=[*dict.fromkeys(query.metrics or STANDARD)],
        condition=query.condition or CONDITION,
        jurisdictions=[*dict.fromkeys(query.jurisdictions or there)],
        status_on=query.status_on or release.stamp.date,
        audience=query.audience,
        country=query.country,
        effects=query.effects,
        filters={name: as_lists_take_it(value) for name, value in given.items()},
        assumed={name: ",".join(values) for name, values in otherwise.items() if name not in query.model_fields_set},
    )
    return compare_answer(asked.db, release, request, here)


def places_of(country: str | None) -> list[Jurisdiction]:
    """The jurisdictions whose licences and laws hold in a country."""
    if not country:
        return [*JURISDICTIONS]
    codes = KIN_OF_VALUES[COUNTRY].walked(country, Walk.ABOVE)
    known = {each.value: each for each in Jurisdiction if each != Jurisdiction.INTERNATIONAL}
    return [known[code] for code in codes if code in known]


COMPARE = Endpoint(
    name="compare",
    path="/v1/compare",
    tag=TREATMENTS.path,
    summary="Treatments side by side",
    about=(
        "One row for each metric, one cell for each treatment: a figure with what it bounds, its source and the place"
        " in it, or why there is none. Each row says first whether its figures may be set beside one another; warnings"
        " name the cells that they concern. Nothing is added up over metrics, and nothing is called best."
    ),
    example=(
        "treatments=ketamine-iv,esketamine-nasal,ssri,psilocybin,ect&metrics=onset,duration,approvals"
        "&condition=treatment-resistant-depression&jurisdictions=US"
    ),
    shape=CompareAnswer,
    query=CompareQuery,
    problems=(OtherRelease,),
    answer=comparison,
)
