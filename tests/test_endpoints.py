"""An endpoint is a declaration: its route, parameters, failures and documentation follow; finding it is one look."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Callable, Generator
from typing import Annotated

import httpx
import pytest
from fastapi.routing import APIRoute
from pydantic import Field

from app import main
from app.answer import Answer
from app.endpoint import Asked, Endpoint, Endpoints
from app.endpoints import endpoints
from app.envelope import Shape
from app.errors import NotFound
from app.formats import FORMATS
from app.main import create_app
from app.models import CATALOGUE
from app.queries import Query
from app.query.lookup import found_one
from app.settings import Settings
from tests.changes import operations
from tests.conftest import TINY, asked, released


class Told(Shape):
    """What the endpoint of the tests tells."""

    slug: str
    """The record that was asked for."""
    times: int
    """How often."""


class TimesQuery(Query):
    """Parameters of the endpoint of the tests."""

    times: Annotated[int, Field(ge=1, le=9)] = 1
    """How often to tell."""


def told(asked: Asked[TimesQuery]) -> Answer:
    found = found_one(asked.db, asked.release, CATALOGUE.by_path["treatments"], asked.key)
    return Answer(Told(slug=found.slug, times=asked.query.times))


TELL = Endpoint(
    name="tell",
    path="/v1/treatments/{key}/told",
    tag="treatments",
    summary="Told",
    about="Tells a slug.",
    example="times=2",
    key="ketamine",
    key_of="treatments",
    shape=Told,
    query=TimesQuery,
    problems=(NotFound,),
    answer=told,
)


@pytest.fixture(scope="module")
def client(store: str) -> Generator[httpx.Client]:
    """A client of a server that has one endpoint more."""
    every: Callable[..., Endpoints] = lambda *given: (*endpoints(*given), TELL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(main, "endpoints", every)
        with asked(store) as client:
            yield client


def test_an_endpoint_below_a_record_is_told_from_the_record(client: httpx.Client) -> None:
    assert client.get("/v1/treatments/ketamine/told?times=3").json() == {"slug": "ketamine", "times": 3}
    assert client.get("/v1/treatments/ketamine").json()["data"]["slug"] == "ketamine"
    assert client.get("/v1/treatments/ketamine/tolt").status_code == 404


def test_what_it_does_not_take_is_refused_as_everywhere(client: httpx.Client) -> None:
    for query, wrong in (
        ("times=0", "times"),
        ("tims=2", "tims"),
        ("times=1&times=2", "times"),
    ):
        refused = client.get(f"/v1/treatments/ketamine/told?{query}")
        assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (422, wrong)
    other = client.get("/v1/treatments/ketamine/told?format=x")
    assert (other.status_code, other.json()["errors"][0]["allowed"]) == (406, ["json"])
    mended = client.get("/v1/treatments/ketamine/told?TIMES=2").json()["suggested_request"]
    assert client.get(mended).json()["times"] == 2
    missing = client.get("/v1/treatments/ketamin/told")
    assert (missing.status_code, missing.json()["did_you_mean"][0]) == (404, "ketamine")
    assert client.get("/v1/treatments/ketamine/told", headers={"accept": "image/png"}).status_code == 406


def test_it_is_documented_with_a_question_that_runs(client: httpx.Client) -> None:
    operation = dict(operations(client.get("/openapi.json").json()))["GET /v1/treatments/{key}/told"]
    assert [each["name"] for each in operation["parameters"]] == ["key", "times", "format"]
    assert {"200", "404", "422", "503"} <= operation["responses"].keys()
    sent = operation["responses"]["200"]["content"]["application/json"]["schema"]
    assert sent == {"$ref": "#/components/schemas/Told"}
    assert client.get(operation["description"].partition("`GET ")[2].partition("`")[0]).json()["times"] == 2


def test_an_endpoint_is_found_by_one_look_however_many_collections_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each request once was compared with the routes of all collections before its own."""
    looked: Counter[str] = Counter()
    matches = APIRoute.matches

    def counted(route: APIRoute, *given: object) -> object:
        looked[route.path] += 1
        return matches(route, *given)  # type: ignore[arg-type] - passed through

    monkeypatch.setattr(APIRoute, "matches", counted)
    monkeypatch.setattr(main, "endpoints", endpoints)  # without the one more, whatever test was before

    async def ask(where: str) -> None:
        transport = httpx.ASGITransport(create_app(Settings(store=where)))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            for each in CATALOGUE.resources:
                own = sum(f"{one.path}/".startswith(f"/v1/{each.path}/") for one in endpoints(CATALOGUE, FORMATS))
                for path, most in ((f"/v1/{each.path}", own), (f"/v1/{each.path}/{each.key}", own - 1)):
                    looked.clear()
                    assert (await client.get(path)).status_code in (200, 404)  # the tiny release lacks some
                    assert 0 < looked.total() <= most, looked

    with tempfile.TemporaryDirectory() as where:
        released(TINY, where)
        asyncio.run(ask(where))
