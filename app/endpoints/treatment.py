"""One treatment, also worded for an audience."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app.answer import Answer
from app.answers.collection import record_answer
from app.answers.compare.request import AskedOfEvidence
from app.answers.worded import TreatmentForAudience, worded_answer
from app.endpoint import Asked, Cost, Endpoint
from app.endpoints.collection import one_of
from app.endpoints.evidence import CONDITION, places_of
from app.envelope import One
from app.formats import Format
from app.parameter import parameters_of
from app.queries import OneQuery
from app.query.question import question_of
from app.resource import Resource
from app.values.audience import Audience
from app.values.country import Country


class OneTreatmentQuery(OneQuery):
    """Parameters of one treatment."""

    audience: Audience | None = None
    """For whom: the summary that it reads comes first, boxed warnings and, for patients, help stand beside it."""
    country: Country | None = None
    """Country of the reader, in which patients are told where help is found."""

    @property
    def beside_records(self) -> list[str]:
        return [*super().beside_records, *(["audience"] if self.audience else [])]


def one_treatment(resource: Resource, formats: Sequence[Format]) -> Endpoint[Any]:  # any: its query is a wider one
    """`GET /v1/treatments/{key}`."""
    own = parameters_of(OneTreatmentQuery)
    return replace(
        one_of(resource, formats),
        shape=One[TreatmentForAudience],
        query=OneTreatmentQuery,
        parameters={**resource.parameters_of_one, **{name: own[name] for name in ("audience", "country")}},
        answer=partial(treatment_answer, resource),
        cost=lambda asked: Cost.MORE if asked.query.include or asked.query.audience else Cost.RANGE,
    )


def treatment_answer(resource: Resource, asked: Asked[OneTreatmentQuery]) -> Answer:
    """The record, as it is stored or worded for an audience."""
    query, release = asked.query, asked.release
    question = question_of(release, resource, query)
    if query.audience is None:
        return record_answer(asked.db, question, asked.key, asked.here)
    of = AskedOfEvidence(
        treatments=[asked.key],
        condition=CONDITION,
        jurisdictions=places_of(query.country),
        status_on=release.stamp.date,
        audience=query.audience,
        country=query.country,
    )
    return worded_answer(asked.db, question, asked.key, asked.here, of)
