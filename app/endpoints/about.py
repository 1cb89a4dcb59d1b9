"""What the API says of itself: index, schema, release, health."""

from app import about, schema
from app.answer import Answer
from app.endpoint import Asked, Cost, Endpoint, Endpoints
from app.errors import Unavailable
from app.models import Catalogue
from app.queries import Query
from app.query.records import alive


def of_itself(catalogue: Catalogue) -> Endpoints:
    """`GET /v1`, `/v1/schema`, `/v1/release`, `/healthz` and `/readyz`."""
    return (
        Endpoint(
            name="index",
            path="/v1",
            aliases=("/v1/",),
            tag="about",
            summary="Where everything is",
            about="Every collection, with its number of records and a question to try.",
            shape=about.Index,
            query=Query,
            answer=lambda asked: Answer(about.index(catalogue, asked.release.stamp, asked.here.site)),
            cost=lambda _: Cost.MEMORY,
        ),
        Endpoint(
            name="schema",
            path="/v1/schema",
            tag="about",
            summary="Filters, fields and vocabularies",
            about="What may be asked of each collection, and what each value means.",
            shape=schema.Schema,
            query=Query,
            answer=lambda _: Answer(schema.schema(catalogue)),
        ),
        Endpoint(
            name="release",
            path="/v1/release",
            tag="about",
            summary="Which data these are",
            about="Version, digest and counts of the data that are served.",
            shape=about.ReleaseEntry,
            query=Query,
            answer=lambda asked: Answer(about.release(asked.release.stamp, asked.here.site)),
            cost=lambda _: Cost.MEMORY,
        ),
        Endpoint(
            name="health",
            path="/healthz",
            tag="about",
            summary="Is the process alive?",
            about="Answers without a look at the store.",
            shape=about.Health,
            query=Query,
            formats=(),
            answer=health,
            cost=lambda _: Cost.MEMORY,
        ),
        Endpoint(
            name="readiness",
            path="/readyz",
            tag="about",
            summary="Can it answer questions?",
            about="Asks the store; 503 if that does not answer.",
            shape=about.Health,
            query=Query,
            formats=(),
            answer=readiness,
            cost=lambda _: Cost.RANGE,
        ),
    )


def health(asked: Asked[Query]) -> Answer:
    return Answer(about.Health(status="ok", release=asked.release.stamp.version))


def readiness(asked: Asked[Query]) -> Answer:
    if not alive(asked.db):
        raise Unavailable("The store of the data does not answer.")
    return health(asked)
