"""Treatments side by side."""

from typing import Annotated

from pydantic import BeforeValidator
from pydantic import Field as Value

from app.answer import Answer
from app.answers.compare.answer import compare_answer
from app.answers.compare.request import LEAST, CompareRequest
from app.answers.compare.shape import CompareAnswer
from app.compare.metrics import standard_for
from app.compare.vocabulary import MetricName
from app.endpoint import Asked, Endpoint
from app.endpoints.evidence import CONDITION, EvidenceQuery, kept_to, places_of, refuse_another_release
from app.errors import OtherRelease
from app.formats import CITING
from app.marks import Filter
from app.models.treatment import TREATMENTS
from app.values.audience import Audience
from app.values.day import CalendarDay
from app.values.jurisdiction import Jurisdiction
from app.values.text import AnyOf, Slug, split

EFFECTS_SHOWN = 3
"""So many of the commonest adverse effects are told, if nothing is said of that."""


class CompareQuery(EvidenceQuery):
    """Parameters of a comparison."""

    treatments: Annotated[
        list[Slug], Value(min_length=LEAST, max_length=12), BeforeValidator(split), Filter(of=TREATMENTS.path)
    ]
    """Two to twelve treatments or classes, none of which is a member or a form of another."""
    metrics: Annotated[
        Annotated[list[MetricName], Value(max_length=len(MetricName))] | None, BeforeValidator(split)
    ] = None
    """What is compared, in this order. Without it: what most people ask, in the order of the audience."""
    jurisdictions: AnyOf[Jurisdiction] = None
    """For which approvals and drug laws are told. Without it those that hold in `country`, or US, EU, GB and AU."""
    audience: Audience = Audience.CLINICIAN
    """For whom it is worded: this changes words and what comes first, never a number."""
    effects: Annotated[int, Value(ge=1, le=10)] = EFFECTS_SHOWN
    """So many of the commonest adverse effects are told in each cell: 3 unless another number is asked for."""
    status_on: CalendarDay | None = None
    """Day on which approvals and laws must hold. Without it the day of the release."""


def comparison(asked: Asked[CompareQuery]) -> Answer:
    """The answer to what is asked. Raises `BadParameters`, and `OtherRelease`."""
    query, release = asked.query, asked.release
    refuse_another_release(query.release, release.stamp.version, asked.here)
    there, standard = places_of(query.country), standard_for(query.audience)
    otherwise = {
        "metrics": standard,
        "condition": (CONDITION,),
        "jurisdictions": there,
        "status_on": (release.stamp.date,),
        "effects": (str(EFFECTS_SHOWN),),
    }
    request = CompareRequest(
        treatments=query.treatments,
        metrics=[*dict.fromkeys(query.metrics or standard)],
        condition=query.condition or CONDITION,
        jurisdictions=[*dict.fromkeys(query.jurisdictions or there)],
        status_on=query.status_on or release.stamp.date,
        audience=query.audience,
        country=query.country,
        effects=query.effects,
        filters=kept_to(query),
        assumed={name: ",".join(values) for name, values in otherwise.items() if name not in query.model_fields_set},
    )
    return compare_answer(asked.db, release, request, asked.here)


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
    formats=CITING,
    query=CompareQuery,
    problems=(OtherRelease,),
    answer=comparison,
)
