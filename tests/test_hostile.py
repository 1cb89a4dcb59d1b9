"""What a careless or hostile client may send: always a problem in the one shape, never a 500, never a silent guess."""

import base64
import json
import socket
import time
from typing import Any

import httpx
import pytest

from app.models import RESOURCES
from app.problem import ProblemBody
from app.resource import Resource

every_resource = pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.path)


def is_problem(response: httpx.Response, *statuses: int) -> bool:
    body = ProblemBody.model_validate_json(response.content)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-request-id"] == body.request_id
    assert body.status == response.status_code
    return response.status_code in statuses


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


CURSORS = [
    "x", "é", "A" * 599, "a+b", "a/b", *map(encoded, (
        "null", "5", "[1]", '["slug"]', '["slug",{},"a"]', '["slug","a",1e30]', '["slug","a\\u0000","b"]',
        '["slug","\\ud800","b"]', '["typical_hours","NaN","a"]', '["typical_hours",NaN,"a"]', '["year",1e400,"a"]',
        '["other","a","a"]', '["slug","A B","a"]', "[" * 400,
    )),
]  # fmt: skip


@every_resource
@pytest.mark.parametrize("cursor", CURSORS)
def test_cursor(client: httpx.Client, resource: Resource, cursor: str) -> None:
    for sort in ("slug", f"-{resource.sorts[-1]}"):
        assert is_problem(client.get(f"/v1/{resource.path}", params={"cursor": cursor, "sort": sort}), 400)


@every_resource
@pytest.mark.parametrize(
    "value", ["1e12", "1000000000000", "-9223372036854775809", "1.5", '"a"', "1", "true", "null", "[]"]
)
def test_a_cursor_of_another_type_of_value(client: httpx.Client, resource: Resource, value: str) -> None:
    """A place of the type of the column is a place; all else is refused, on both stores."""
    for sort in resource.sorts:
        column: Any = getattr(resource.row, sort)
        kinds: tuple[type, ...] = {float: (float, int), int: (int,), str: (str,)}[column.type.python_type]
        parsed = json.loads(value)
        fits = parsed is None if column.nullable and parsed is None else type(parsed) in kinds
        cursor = encoded(f'["{sort}",{value},"a"]')
        response = client.get(f"/v1/{resource.path}?sort={sort}&cursor={cursor}")
        if not fits or (sort == "slug" and parsed != "a"):
            assert is_problem(response, 400), response.text
        else:
            assert response.status_code == 200 or is_problem(response, 400)  # beyond what a column can hold


QUERIES = [
    "treatmnt=x", "limit=0", "limit=201", "limit=1e9", "limit=", "limit=-1", "limit=1&limit=2", "sort=id",
    "sort=slug;drop", "include=everything", "fields=document", "fields=", "include=", "cursor=" + "A" * 2100, "cursor=",
    "é=1", "[]=1", "limit=99999999999999999999999999", "sort=slug&sort=slug", "self=1", "resource=1", "facets=slug",
    "limit=1_0", "limit=5.0", "limit=%2B5", "limit=0x5", "limit=٣", "slug=no-such-record",
    "q=", "q=" + "a" * 201, "q=-", "q=%22%22", "q=one+two+three+four+five+six+seven+eight+nine", "__proto__=1",
]  # fmt: skip


@every_resource
@pytest.mark.parametrize("query", QUERIES)
def test_parameters(client: httpx.Client, resource: Resource, query: str) -> None:
    response = client.get(f"/v1/{resource.path}?{query}")
    assert is_problem(response, 422)
    assert response.json()["errors"][0]["detail"]


VALUES = [
    "a,", ",", "'", "A" * 5000, ",".join(["a"] * 21), "nan", "inf", "-1e999", "1e400", "null", "1%20OR%201=1",
    "%F0%9F%92%8A", "a%E2%80%AEb", "*", "true,perhaps", "-1", "10" * 30,
]  # fmt: skip


@every_resource
@pytest.mark.parametrize("value", VALUES)
def test_filter_values(client: httpx.Client, resource: Resource, value: str) -> None:
    for name in resource.filters:
        response = client.get(f"/v1/{resource.path}?{name}={value}")
        if response.status_code == 200:  # only where the value may be meant: an unheard-of gene, hours below -1
            free = name == "gene" or (value == "-1" and "__" in name)
            assert free, f"{name}={value} was not refused"
        else:
            assert is_problem(response, 422), name


@every_resource
@pytest.mark.parametrize("query", ["q=%00", "%00=1", "sort=%ff", "q=a%C0%AF", "q=%ED%A0%80", "limit=1%0A", "q=%1b[2J"])
def test_what_is_not_text(client: httpx.Client, resource: Resource, query: str) -> None:
    assert is_problem(client.get(f"/v1/{resource.path}?{query}"), 400)


SEARCHES = [
    "depression AND", '"', "NEAR(a b)", "a*", "title:ketamine", "words : x", "{title} : x", "-ketamine", "^ketamine",
    "a OR b", "NOT a", "ketamine'; DROP TABLE entry;--", "a & b | !c", "a <-> b", "x:*", "(((", "%", "_", "\\", "é",
    "😀 depression", "\uff2b\uff25\uff34", "' OR 1=1", "\\'", "$$", "a:b:c",
]  # fmt: skip


@every_resource
@pytest.mark.parametrize("words", SEARCHES)
def test_search_has_no_syntax(client: httpx.Client, resource: Resource, words: str) -> None:
    for path, name in ((resource.path, "q"), ("search", "q"), ("suggest", "q")):
        response = client.get(f"/v1/{path}", params={name: words})
        assert response.status_code == 200 or is_problem(response, 422)


KEYS = [
    "no-such", "a%00b", "%00", "..%2f..%2fetc%2fpasswd", "a/b", "rxcui:", ":", "%ff", "A" * 300, "'--", "rxcui:%00",
    "%25", "é", "", "..%5c..%5c", "ketamine-iv'--", "%F0%9F%92%8A", "rxcui:1%20OR%201=1",
]  # fmt: skip


@every_resource
@pytest.mark.parametrize("key", KEYS)
def test_keys(client: httpx.Client, resource: Resource, key: str) -> None:
    assert is_problem(client.get(f"/v1/{resource.path}/{key}"), 404)


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/schema", "/v1/release", "/healthz", "/readyz", "/licence"])
def test_what_takes_no_parameters_says_so(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 200
    assert is_problem(client.get(f"{path}?verbose=true"), 422)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/v1/treatments", "/v1/", "/docs", "/nowhere"])
def test_nothing_can_be_written(client: httpx.Client, method: str, path: str) -> None:
    response = client.request(method, path)
    assert is_problem(response, 405)
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/nowhere", "/v1/nowhere", "/v2/treatments", "/v1/treatments/", "/.env", "/docs/x"])
def test_unknown_paths(client: httpx.Client, path: str) -> None:
    assert is_problem(client.get(path), 404)


def test_a_long_target_is_refused(client: httpx.Client) -> None:
    assert is_problem(client.get("/v1/treatments?q=" + "a" * 10_000), 414)
    assert is_problem(client.get("/v1/treatments/" + "a" * 10_000), 414)


@pytest.mark.parametrize("query", ["&".join(["q=a"] * 1500), "&".join(f"p{n}=1" for n in range(800))])
def test_many_parameters_are_refused(client: httpx.Client, query: str) -> None:
    response = client.get(f"/v1/treatments?{query}")
    assert is_problem(response, 422)
    assert len(response.content) < 20_000  # a small question cannot make a large answer


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/json;q=0", "*/*;q=0", "image/*", "x"])
def test_what_cannot_be_sent_is_refused(client: httpx.Client, accept: str) -> None:
    assert is_problem(client.get("/v1/treatments", headers={"accept": accept}), 406)


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "application/*", "text/html, application/json;q=0.1", "text/html,*/*;q=0.8"]
)
def test_what_can_be_sent_is_sent(client: httpx.Client, accept: str) -> None:
    assert client.get("/v1/treatments", headers={"accept": accept}).status_code == 200


def test_what_is_no_request_is_refused_in_plain_text(client: httpx.Client) -> None:
    """The one answer that is no problem, since it never reaches us; docs/problems.md says so."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=5) as raw:
        raw.sendall(b"GET /v1/treatments?q=a b HTTP/1.1\r\nhost: x\r\n\r\n")
        told = raw.makefile("rb").read()
    assert told.startswith(b"HTTP/1.1 400")
    assert b"text/plain" in told


def test_raw_bytes_that_are_no_url(client: httpx.Client) -> None:
    for target in (b"/v1/treatments?q=\xff\xfe", b"/v1/treatments/\xc3\x28", b"/v1/treatments?limit=1#x", b"*"):
        with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=5) as raw:
            raw.sendall(b"GET " + target + b" HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
            status = raw.makefile("rb").readline().split()[1]
        assert status.startswith((b"2", b"4")), target


def test_a_failure_of_ours_is_a_problem_without_internals(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("app.endpoints.collection.list_answer", fail)
    response = client.get("/v1/treatments", params={"limit": 7})
    assert is_problem(response, 500)
    assert "secret" not in response.text
    monkeypatch.undo()
    assert client.get("/v1/treatments", params={"limit": 7}).status_code == 200  # a failure is not kept
    for _ in range(200):  # the answer is sent before the failure is logged
        if response.headers["x-request-id"] in caplog.text:
            break
        time.sleep(0.01)
    assert f"request {response.headers['x-request-id']} failed" in caplog.text


@pytest.mark.parametrize(
    ("asked", "suggested"),
    [
        ("treatmnt=ketamine&limit=3", "limit=3&treatment=ketamine"),
        ("treatment=zolofft", "treatment=sertraline"),
        ("treatment=ketamine,setraline", "treatment=ketamine,sertraline"),
        ("treatment=ketmine,setraline", "treatment=ketamine,sertraline"),
        ("kind=onset_of_efffect,durtion_of_effect", "kind=onset_of_effect,duration_of_effect"),
        (
            "treatment=ketamine&treatment=setraline&kind=continuaton_length",
            "kind=continuation_length&treatment=ketamine,sertraline",
        ),
    ],
)
def test_a_corrected_request_is_suggested_and_works(client: httpx.Client, asked: str, suggested: str) -> None:
    body = client.get(f"/v1/time-courses?{asked}").json()
    assert body["suggested_request"].endswith(f"/v1/time-courses?{suggested}")
    assert client.get(body["suggested_request"]).status_code == 200


def test_an_empty_value_is_named(client: httpx.Client) -> None:
    for query in ("treatment=", "treatment=ketamine,,sertraline", "kind=,", "fields="):
        assert "empty value" in client.get(f"/v1/time-courses?{query}").json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "foo=1",
        "typical_hours__min=1&typical_hours__max=24",
        "include=regimes&sort=slug",
        "treatment=qqqqq",
        "limit=a&kind=onset",
        "kind=onset",
        "limit=9999",
        "limit=-3",
    ],
)
def test_no_request_is_suggested_that_would_ask_something_else(client: httpx.Client, query: str) -> None:
    assert client.get(f"/v1/time-courses?{query}").json()["suggested_request"] is None


def test_a_missing_record_suggests_the_request_for_the_nearest(client: httpx.Client) -> None:
    body = client.get("/v1/treatments/zolofft?fields=name").json()
    assert body["suggested_request"] == f"{client.base_url}/v1/treatments/sertraline?fields=name"
    assert client.get("/v1/treatments/").json()["suggested_request"] == f"{client.base_url}/v1/treatments"


@pytest.mark.parametrize("key", ["icd10:F33.2", "rxcui:6131", "unii:690G0D6V8X"])
def test_an_unknown_identifier_suggests_nothing(client: httpx.Client, key: str) -> None:
    body = client.get(f"/v1/conditions/{key}").json()
    assert (body["did_you_mean"], body["suggested_request"]) == ([], None)


@pytest.mark.parametrize(
    "query",
    ["typical_hours__lte=1_0", "typical_hours__lte=5.", "typical_hours__lte=%2B5", "typical_hours__lte=٣", "headline=1",
     "headline=yes", "headline=si", "verified=t", "typical_hours__gte=0x10", "typical_hours__gte=1e999"],
)  # fmt: skip
def test_numbers_and_truth_values_are_written_plainly(client: httpx.Client, query: str) -> None:
    response = client.get("/v1/time-courses?" + query)
    assert is_problem(response, 422)
    assert len(response.json()["errors"]) == 1


@every_resource
def test_a_bound_is_told_but_never_put_in_place_of_a_number(client: httpx.Client, resource: Resource) -> None:
    """Who asks for 9,999 records would otherwise take 200 for all of them."""
    numbers = [each.name for each in resource.parameters.values() if each.kind == "number"]
    for name in numbers:
        for value in ("1e13", "-1e13", "99999", "-1", "0"):
            response = client.get(f"/v1/{resource.path}?{name}={value}")
            assert response.status_code == 200 or response.json()["suggested_request"] is None
    assert client.get(f"/v1/{resource.path}?limit=9999").json()["errors"][0]["did_you_mean"] == ["200"]


def test_a_bound_that_cannot_be_met_suggests_nothing(client: httpx.Client) -> None:
    body = client.get("/v1/mechanisms?affinity_nm__lte=0").json()
    assert (body["status"], body["suggested_request"]) == (422, None)
