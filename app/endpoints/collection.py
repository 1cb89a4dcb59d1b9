"""The two endpoints of a declared resource: its list, and one of its records."""

from collections.abc import Sequence

from app.answers.collection import every_page, list_answer, record_answer
from app.endpoint import Cost, Endpoint
from app.envelope import One, Page
from app.errors import BadCursor, NotFound
from app.formats import Format
from app.queries import ListQuery, OneQuery
from app.query.question import question_of
from app.resource import Resource

ONE_RANGE = {"sort", "limit", "cursor", "format"}
"""What may be asked of a list without a scan: whatever filters it is counted, whatever is nested is sorted."""


def list_of(resource: Resource, formats: Sequence[Format]) -> Endpoint[ListQuery]:
    """`GET /v1/path`."""
    return Endpoint(
        name=f"list_{resource.name}",
        path=f"/v1/{resource.path}",
        tag=resource.path,
        summary=f"List {resource.path}",
        about=resource.about,
        example=resource.example,
        shape=Page[resource.record],
        query=resource.query,
        parameters=resource.parameters,
        formats=formats,
        problems=(BadCursor,),
        answer=lambda asked: list_answer(asked.db, question_of(asked.release, resource, asked.query), asked.here),
        pages=lambda asked: every_page(asked.session, question_of(asked.release, resource, asked.query), asked.here),
        cost=lambda asked: Cost.RANGE if asked.query.model_fields_set <= ONE_RANGE else Cost.MORE,
    )


def one_of(resource: Resource, formats: Sequence[Format]) -> Endpoint[OneQuery]:
    """`GET /v1/path/{key}`."""
    return Endpoint(
        name=f"get_{resource.name}",
        path=f"/v1/{resource.path}/{{key}}",
        tag=resource.path,
        summary=f"One of {resource.path}, by slug, name or identifier",
        about=resource.about,
        key=resource.key,
        key_of=resource.path,
        shape=One[resource.record],
        query=OneQuery,
        parameters=resource.parameters_of_one,
        formats=formats,
        problems=(NotFound,),
        answer=lambda asked: record_answer(
            asked.db, question_of(asked.release, resource, asked.query), asked.key, asked.here
        ),
        cost=lambda asked: Cost.RANGE if asked.query.include is None else Cost.MORE,
    )
