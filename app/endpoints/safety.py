"""What must be known of a treatment before anything else."""

from app.answers.safety.answer import safety_answer
from app.answers.safety.shape import SafetyAnswer
from app.endpoint import Endpoint
from app.errors import NotFound
from app.formats import CITING
from app.models.treatment import TREATMENTS
from app.queries import Query
from app.values.audience import Audience
from app.values.country import Country


class SafetyQuery(Query):
    """Parameters of a safety answer."""

    country: Country | None = None
    """Country whose status, labels and crisis lines come first. Without it directories are named in place of lines."""
    audience: Audience = Audience.PATIENT
    """For whom it is worded: this changes words and order, never a number."""


SAFETY = Endpoint(
    name="treatment_safety",
    path="/v1/treatments/{key}/safety",
    tag=TREATMENTS.path,
    summary="What must be known of a treatment before anything else",
    about=(
        "Whether it is licensed in a country, boxed warnings, contraindications, common and serious effects as so many"
        " of a hundred people, interactions that matter most, what nobody knows, and where help is found at once."
        " Each sentence is made of the record beside it."
    ),
    key="esketamine-nasal",
    key_of=TREATMENTS.path,
    example="country=GB&audience=patient",
    shape=SafetyAnswer,
    formats=CITING,
    query=SafetyQuery,
    problems=(NotFound,),
    answer=lambda asked: safety_answer(
        asked.db, asked.release, asked.key, asked.query.country, asked.query.audience, asked.here
    ),
)
