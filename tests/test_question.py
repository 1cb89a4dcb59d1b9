"""One question, made once: its page, number, rows and documents tell of the same records; the walk of a request."""

import asyncio
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import httpx
import pytest

import app as application
from app import db
from app.main import create_app
from app.models import CATALOGUE
from app.query import records
from app.query.question import question_of
from app.reader import Release, opened
from app.settings import Settings
from tests.conftest import TINY, released

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
    release.database.engine.dispose()


@pytest.mark.parametrize("asked", QUESTIONS)
def test_rows_and_documents_are_those_of_the_list(client: httpx.Client, release: Release, asked: str) -> None:
    path, _, query = asked.partition("?")
    listed = client.get(f"/v1/{asked}").json()
    resource = CATALOGUE.by_path[path]
    given = dict(pair.split("=") for pair in query.split("&"))
    lists = {name: [value] if resource.parameters[name].many else value for name, value in given.items()}
    question = question_of(release, resource, resource.query.model_validate(lists))
    with release.database.engine.connect() as connection:
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


AWAITED = (
    *("http/guard.__call__", "http/negotiate.__call__", "http/cache.__call__", "http/deadline.__call__"),
    *("routers/endpoint.answered", "routers/workers.run"),
)
WRITTEN = "formats/json.in_json"
STEPS = (
    *AWAITED[:5],
    *("routers/parameters.read", AWAITED[5], "routers/sent.in_one_piece"),
    *("query/question.question_of", "answers/collection.list_answer"),
    *("query/records.page", "query/records.total", "query/records.facet", "query/nested.nested"),
    *("query/references.references", WRITTEN),
)
"""What CONTRIBUTING calls a request's flow: one function for each step."""


def test_a_request_takes_each_step_once_and_in_order(tmp_path: Path) -> None:
    """Three visits to the filters and six returns to rooms that had been left once hid what a question was."""
    released(TINY, str(tmp_path))
    api = create_app(Settings(store=str(tmp_path), cache_bytes=0))
    root, taken = Path(application.__file__).parent, list[str]()

    def note(frame: FrameType, event: str, _: object) -> None:
        file = Path(frame.f_code.co_filename)
        if event == "call" and root in file.parents:
            taken.append(f"{file.relative_to(root).with_suffix('')}.{frame.f_code.co_name}")

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(api)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            before = sys.getprofile()
            sys.setprofile(note)
            threading.setprofile(note)  # for the threads that are begun from here on
            try:
                return await client.get("/v1/treatments?within=ketamine&facets=kind&include=headlines&limit=1")
            finally:
                sys.setprofile(before)
                threading.setprofile(None)

    assert asyncio.run(ask()).json()["meta"]["total"] == 2
    calls = Counter(taken)  # what waits, or comes in parts, is entered again each time that it goes on
    once = {*STEPS} - {*AWAITED, WRITTEN}
    assert {step: calls[step] for step in once} == dict.fromkeys(once, 1)
    assert sorted(STEPS, key=taken.index) == [*STEPS]
