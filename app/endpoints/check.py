"""The interactions between several treatments."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from app.answers.check import check_answer
from app.answers.checked import CheckedInteractions
from app.endpoint import Endpoint
from app.formats import CITING
from app.marks import Filter
from app.models.interaction import INTERACTIONS
from app.models.treatment import TREATMENTS
from app.queries import Query
from app.values.text import Slug, split


class CheckQuery(Query):
    """Parameters of a check."""

    treatments: Annotated[
        list[Slug], Field(min_length=2, max_length=12), BeforeValidator(split), Filter(of=TREATMENTS.path)
    ]
    """Two to twelve treatments, classes, or medicines, drinks and food with which they interact."""


CHECK = Endpoint(
    name="check_interactions",
    path="/v1/interactions/check",
    tag=INTERACTIONS.path,
    summary="What is known of treatments taken together",
    about=(
        "Every pair of the treatments, the most severe first. What is recorded of a class holds for its members, unless"
        " they have a record of their own. A pair of which nothing is recorded is unknown, which is no permission."
    ),
    example="treatments=phenelzine,sertraline,lithium",
    shape=CheckedInteractions,
    formats=CITING,
    query=CheckQuery,
    answer=lambda asked: check_answer(asked.db, asked.release, asked.query.treatments, asked.here),
)
