"""One question, made once: its page, number, rows and documents tell of the same records."""

from collections.abc import Iterator

import httpx
import pytest

from app import db
from app.models import BY_PATH
from app.query import records
from app.query.question import question_of
from app.reader import Release, opened

QUESTIONS = (
    "time-courses?treatment=nmda-antagonists&typical_hours__gte=2",
    "time-courses?kind=onset_of_effect&verified=true&q=scores",
    "mechanisms?treatment=ketamine-iv&affinity_nm__lte=1000",
    "treatments?condition=treatment-resistant-depression&onset_hours__lte=24",
    "references?year__gte=2014",
)


@pytest.fixture(scope="module")
def release(store: str) -> Iterator[Release]:
    release = opened(db.store(store))
    yield release
    release.engine.dispose()


@pytest.mark.parametrize("asked", QUESTIONS)
def test_rows_and_documents_are_those_of_the_list(client: httpx.Client, release: Release, asked: str) -> None:
    path, _, query = asked.partition("?")
    listed = client.get(f"/v1/{asked}").json()
    resource = BY_PATH[path]
    given = dict(pair.split("=") for pair in query.split("&"))
    lists = {name: [value] if resource.parameters[name].many else value for name, value in given.items()}
    question = question_of(release, resource, resource.query.model_validate(lists))
    with release.engine.connect() as connection:
        rows = records.rows(connection, question, ("slug", "verified" if path != "references" else "year"))
        documents = records.documents(connection, question)
        total = records.total(connection, question)
    assert [row[0] for row in rows] == [record["slug"] for record in listed["data"]]
    assert [row[1] for row in rows] == [
        record["verified" if path != "references" else "year"] for record in listed["data"]
    ]
    assert [bytes(each.document) for each in documents]
    assert [each.slug for each in documents] == [record["slug"] for record in listed["data"]]
    if path != "references":
        assert {type(row[1]) for row in rows} == {bool}  # on either store
    assert total == listed["meta"]["total"] == len(rows)
