"""Which format is sent: negotiated before the cache, part of its key, and nothing that an endpoint does not offer."""

import asyncio
from collections.abc import Generator, Iterable

import httpx
import pytest

from app.answer import Answer
from app.formats import FORMATS, JSON, Format
from app.http.negotiate import taken
from app.main import create_app
from app.settings import Settings
from tests.changes import operations
from tests.conftest import free_port, served

LINES = Format("lines", "text/plain", lambda answers: bytes_of(answers), "A line for each record", extension="txt")
"""A format of the tests."""
BOTH = "application/json, text/plain;q=0.5"


def bytes_of(answers: Iterable[Answer]) -> Generator[bytes]:
    for piece in (piece for answer in answers for piece in answer.pieces):
        assert isinstance(piece, bytes)
        yield piece + b"\n"


@pytest.fixture(scope="module")
def client(store: str) -> Generator[httpx.Client]:
    """A client of the tiny release, which is offered in JSON and as lines; it says nothing of what it takes."""
    port = free_port()
    app = create_app(Settings(store=store, port=port), formats=(JSON, LINES))
    with served(app, port) as address, httpx.Client(base_url=address, timeout=30) as client:
        del client.headers["accept"]
        yield client


@pytest.mark.parametrize(
    ("asked", "accept", "sent"),
    [
        ("", None, JSON), ("", "*/*", JSON), ("", "text/plain", LINES), ("", "text/*", LINES),
        ("", "text/plain;q=0.5, application/json", JSON), ("", "text/plain, application/json;q=0.5", LINES),
        ("", "text/plain, */*", JSON), ("", "text/plain;q=0, */*", JSON), ("", "application/json;q=0, */*", LINES),
        ("format=lines", None, LINES), ("format=lines", "application/json", LINES), ("format=json", "text/plain", JSON),
        ("format=Lines", None, LINES), ("format=%20LINES", "application/json", LINES),
        ("format=lines", "image/png", LINES), ("%66ormat=lines", None, LINES), ("form%61t=json", "text/plain", JSON),
        ("", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", JSON), ("", "text/html, */*;q=.1", JSON),
    ],
)  # fmt: skip
def test_a_parameter_decides_else_what_the_client_takes(
    client: httpx.Client, asked: str, accept: str | None, sent: Format
) -> None:
    address = "/v1/treatments?limit=2&sort=name" + (f"&{asked}" if asked else "")
    response = client.get(address, headers={"accept": accept} if accept else {})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith(sent.media_type)
    assert response.headers["vary"] == "accept"
    records = client.get("/v1/treatments?limit=2&sort=name").json()["data"]
    if sent is JSON:
        assert response.headers["content-type"] == JSON.media_type  # its charset is that of the format itself
        assert response.json()["data"] == records
        links = response.json()["links"]
        assert {"format=json" in links[name] for name in ("self", "next")} == {bool(asked)}  # it stays in them
    else:
        assert [httpx.Response(200, content=line).json() for line in response.text.splitlines()] == records


def test_each_format_has_an_answer_and_a_validator_of_its_own(client: httpx.Client) -> None:
    """The first CSV once would have been served to the next client that asked for JSON."""
    address, takes = "/v1/treatments?limit=3", ({"accept": "text/plain"}, {"accept": BOTH}, {})
    answers = [client.get(address, headers=each) for each in (*takes, *takes)]
    assert [each.headers["content-type"].partition(";")[0] for each in answers] == [
        *("text/plain", "application/json", "application/json") * 2
    ]
    tags = [each.headers["etag"] for each in answers]
    assert tags[0] == tags[3] != tags[1]
    assert {*tags[1:3]} == {tags[1]}  # whoever gets JSON shares one ready answer
    for each, own, other in ((takes[0], tags[0], tags[1]), (takes[1], tags[1], tags[0])):
        assert client.get(address, headers=each | {"if-none-match": own}).status_code == 304
        assert client.get(address, headers=each | {"if-none-match": other}).status_code == 200


def test_a_single_record_has_every_format_of_its_collection(client: httpx.Client) -> None:
    assert client.get("/v1/treatments/ketamine?format=lines").text.count("\n") == 1


def test_an_endpoint_that_does_not_offer_a_format_says_what_it_offers(client: httpx.Client) -> None:
    for path in ("/v1/search?q=ketamine", "/v1/suggest?q=ketamine", "/v1/schema", "/v1"):
        refused = client.get(path, headers={"accept": "text/plain"})
        assert refused.status_code == 406
        assert "application/json" in refused.json()["detail"]
        assert client.get(path, headers={"accept": "text/plain, */*;q=0.1"}).status_code == 200
        named = client.get(f"{path}{'&' if '?' in path else '?'}format=lines")
        assert (named.status_code, named.json()["errors"][0]["parameter"]) == (406, "format")
        assert named.json()["errors"][0]["allowed"] == ["json"]


@pytest.mark.parametrize(
    "asked", ["format=xml", "format=", "format=lines&format=json", "format=json,lines", "format=lnes"]
)
def test_a_format_that_does_not_exist_is_refused(client: httpx.Client, asked: str) -> None:
    response = client.get(f"/v1/treatments?{asked}")
    status = 422 if "&" in asked else 406
    assert client.get(f"/v1/treatments?{asked}", headers={"accept": "image/png"}).status_code == status
    assert response.status_code == status
    assert response.json()["errors"][0]["parameter"] == "format"
    assert status == 422 or "offers json, lines" in response.json()["detail"]
    if asked == "format=lnes":
        assert response.json()["errors"][0]["did_you_mean"] == ["lines"]


def test_nothing_that_can_be_sent_is_a_406_of_every_format(client: httpx.Client) -> None:
    response = client.get("/v1/treatments", headers={"accept": "image/png"})
    assert response.status_code == 406
    assert response.headers["content-type"] == "application/problem+json"
    assert all(each.media_type in response.json()["detail"] for each in (JSON, LINES))


def test_every_operation_documents_the_formats_that_it_offers(client: httpx.Client) -> None:
    for at, operation in operations(client.get("/openapi.json").json()):
        named = [each for each in operation.get("parameters", ()) if each["name"] == "format"]
        formats = named[0]["schema"]["enum"] if named else [JSON.name]
        assert bool(named) == at.startswith("GET /v1")
        sent = {each.media_type for each in (*FORMATS, LINES) if each.name in formats}
        assert {*operation["responses"]["200"]["content"]} == sent


def test_what_is_wanted_reaches_the_application_outside_the_api_unchanged(store: str) -> None:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(create_app(Settings(store=store, port=free_port())))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get("/docs", headers={"accept": "text/html"})

    assert asyncio.run(ask()).status_code == 200


@pytest.mark.parametrize(
    ("accept", "formats"),
    [
        ("application/json", "json"), ("*/*", "json lines"), ("application/*;q=0.5", "json"), ("text/html", ""),
        ("application/json;q=0, */*", "lines"), ("text/html, */*;q=0", ""), ("application/json;q=abc", ""),
        ("APPLICATION/JSON", "json"), (";;;", ""), (",", ""), ("*/*;q=0.1, text/plain", "lines json"),
        ("text/plain;q=0.1, application/json;q=0.2", "json lines"),
    ],
)  # fmt: skip
def test_the_most_specific_media_range_decides(accept: str, formats: str) -> None:
    assert [each.name for each in taken(accept, (JSON, LINES))] == formats.split()
