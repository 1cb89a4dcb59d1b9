"""The timeline of a treatment."""

from app.answers.timeline import Timeline, timeline_answer
from app.endpoint import Endpoint
from app.errors import NotFound
from app.formats import CITING
from app.models.regulation import JurisdictionQuery
from app.queries import Query

PLACES = {*JurisdictionQuery.model_fields}


class TimelineQuery(JurisdictionQuery, Query):
    """Parameters of a timeline."""


TIMELINE = Endpoint(
    name="treatment_timeline",
    path="/v1/treatments/{key}/timeline",
    tag="treatments",
    summary="What changed for a treatment, in order of date",
    about=(
        "Approvals, laws and warnings of a treatment, of its substance, class and forms: what began, ended or was"
        " stated on which day, the oldest first. What bears no day is named in `meta.undated`."
    ),
    key="esketamine-nasal",
    key_of="treatments",
    example="jurisdiction=US",
    shape=Timeline,
    formats=CITING,
    query=TimelineQuery,
    problems=(NotFound,),
    answer=lambda asked: timeline_answer(
        asked.db, asked.release, asked.key, asked.query.model_dump(include=PLACES, exclude_none=True), asked.here
    ),
)
