"""An effect, told for 1,000 people."""

from typing import Annotated

from app.answer import Answer
from app.answers.absolute.answer import absolute_answer
from app.answers.absolute.request import AbsoluteRequest
from app.answers.absolute.shape import AbsoluteAnswer
from app.endpoint import Asked, Endpoint
from app.endpoints.evidence import CONDITION, EvidenceQuery, kept_to, places_of, refuse_another_release
from app.errors import OtherRelease
from app.formats import CITING
from app.marks import Filter
from app.models.adverse_effect_term import ADVERSE_EFFECT_TERMS
from app.models.outcome import OUTCOMES
from app.models.treatment import TREATMENTS
from app.values.audience import Audience
from app.values.text import Fraction, Slug


class AbsoluteQuery(EvidenceQuery):
    """Parameters of an answer for 1,000 people."""

    treatment: Annotated[Slug, Filter(of=TREATMENTS.path)]
    """A treatment, or a class."""
    outcome: Annotated[Slug | None, Filter(of=OUTCOMES.path)] = None
    """What happens to people or not, such as response, remission, relapse or dropout."""
    adverse_effect: Annotated[Slug | None, Filter(of=ADVERSE_EFFECT_TERMS.path)] = None
    """An adverse effect in place of an outcome, such as nausea."""
    comparator: Annotated[Slug | None, Filter(of=TREATMENTS.path)] = None
    """Against what: a control or another treatment. Without it the best control, as in a comparison."""
    baseline_risk: Fraction | None = None
    """Share of people, from 0 to 1, in whom it happens with the comparator. Without it what is recorded of that."""
    audience: Audience = Audience.CLINICIAN
    """For whom it is worded: this changes words and what comes first, never a number."""


def effects_for_people(asked: Asked[AbsoluteQuery]) -> Answer:
    """The answer to what is asked. Raises `BadParameters`, and `OtherRelease`."""
    query, release = asked.query, asked.release
    refuse_another_release(query.release, release.stamp.version, asked.here)
    request = AbsoluteRequest(
        treatments=[query.treatment],
        treatment=query.treatment,
        comparator=query.comparator,
        outcome=query.outcome,
        adverse_effect=query.adverse_effect,
        baseline_risk=query.baseline_risk,
        condition=query.condition or CONDITION,
        jurisdictions=places_of(query.country),
        status_on=release.stamp.date,
        audience=query.audience,
        country=query.country,
        filters=kept_to(query),
        assumed={} if query.condition else {"condition": CONDITION},
    )
    return absolute_answer(asked.db, release, request, asked.here)


ABSOLUTE = Endpoint(
    name="absolute_effects",
    path="/v1/absolute-effects",
    tag=TREATMENTS.path,
    summary="What a treatment means for 1,000 people",
    about=(
        "In how many of 1,000 people something happens with a treatment and with its comparator, with interval and"
        " number needed to treat: of an odds ratio, risk ratio, hazard ratio or risk difference, and of the risk"
        " without the treatment, which is asked for or taken from what is recorded, as the answer says."
    ),
    example="treatment=escitalopram&outcome=response&baseline_risk=0.35",
    shape=AbsoluteAnswer,
    formats=CITING,
    query=AbsoluteQuery,
    problems=(OtherRelease,),
    answer=effects_for_people,
)
