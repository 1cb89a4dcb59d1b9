"""How an outcome went over time in the trials of a treatment."""

from typing import Annotated

from app.answer import Answer
from app.answers.trajectory.answer import ADDRESS, trajectory_answer
from app.answers.trajectory.request import TrajectoryRequest
from app.answers.trajectory.shape import TrajectoryAnswer
from app.endpoint import Asked, Endpoint
from app.endpoints.evidence import KeptFacts, kept_to
from app.errors import NotFound
from app.formats import CITING
from app.marks import Filter
from app.models.base import Cited
from app.models.condition import CONDITIONS
from app.models.outcome import OUTCOMES
from app.models.study import STUDIES
from app.models.treatment import TREATMENTS
from app.queries import Query
from app.values.text import AnyOf, Slug


class TrajectoryQuery(KeptFacts, Query):
    """Parameters of a trajectory."""

    outcome: Annotated[Slug, Filter(of=OUTCOMES.path)]
    """What was measured: an event such as `response`, a score, or a change on a scale."""
    condition: Annotated[Slug | None, Filter(of=CONDITIONS.path)] = None
    """In what condition; also finds its special forms. Without it every condition."""
    scale: Annotated[Slug | None, Filter(of=OUTCOMES.path)] = None
    """On which scale. Without it every scale, each with series of its own."""
    study: Annotated[AnyOf[Slug], Filter(of=STUDIES.path)] = None
    """Only these trials."""


def trajectory(asked: Asked[TrajectoryQuery]) -> Answer:
    """The answer to what is asked. Raises `BadParameters`."""
    query = asked.query

    def keeps(part: Cited) -> bool:
        left_out = query.source__not and part.source in query.source__not
        return not left_out and (query.verified is None or part.verified in query.verified)

    request = TrajectoryRequest(
        treatment=asked.key,
        outcome=query.outcome,
        condition=query.condition,
        scale=query.scale,
        studies=query.study or (),
        filters=kept_to(query),
        keeps=keeps,
    )
    return trajectory_answer(asked.db, asked.release, request, asked.here)


TRAJECTORY = Endpoint(
    name="treatment_trajectory",
    path=ADDRESS,
    tag=TREATMENTS.path,
    summary="How an outcome went over time in trials",
    about=(
        "Series of points, ready to plot, for each arm of each trial in which the treatment was given; the other arms"
        " come along, marked. Points are joined only where one arm was measured again in the same way: never over"
        " trials, arms, scales, parts of a trial or ways of counting. Nothing is filled in, smoothed or pooled. What"
        " has no place in a plot is in `left_out`, with the reason."
    ),
    key="psilocybin",
    key_of=TREATMENTS.path,
    example="outcome=response&condition=treatment-resistant-depression",
    shape=TrajectoryAnswer,
    formats=CITING,
    query=TrajectoryQuery,
    problems=(NotFound,),
    answer=trajectory,
)
