"""HTTP as browsers, caches and monitors use it: validators, HEAD, CORS, health."""

import re
import shutil
from pathlib import Path

import httpx
import pytest
from sqlalchemy.exc import OperationalError

from app.main import create_app
from app.parameter import KINDS
from app.settings import Settings
from tests.changes import operations
from tests.conftest import TINY, free_port, released, served

LIST = "/v1/time-courses?kind=onset_of_effect&treatment=ketamine-iv"


def test_an_unchanged_answer_is_a_304(client: httpx.Client) -> None:
    first = client.get(LIST)
    again = client.get(LIST, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "max-age" in again.headers["cache-control"]


@pytest.mark.parametrize("tag", ['"x"', "W/{}", '"x", {}', "*"])
def test_entity_tags_are_compared_weakly_and_in_lists(client: httpx.Client, tag: str) -> None:
    etag = client.get(LIST).headers["etag"]
    status = client.get(LIST, headers={"if-none-match": tag.format(etag)}).status_code
    assert status == (200 if tag == '"x"' else 304)


def test_the_order_of_parameters_makes_no_other_answer(client: httpx.Client) -> None:
    turned = "/v1/time-courses?treatment=ketamine-iv&kind=onset_of_effect"
    assert client.get(turned).headers["etag"] == client.get(LIST).headers["etag"]


def test_a_kept_answer_is_the_same_and_needs_no_statement(client: httpx.Client, statements: list[str]) -> None:
    first = client.get(LIST)
    before = len(statements)
    again = client.get(LIST)
    assert len(statements) == before
    assert again.content == first.content
    assert [key for key in again.headers if key != "x-request-id"] == [
        key for key in first.headers if key != "x-request-id"
    ]


def test_questions_that_differ_only_at_their_end_are_not_mixed(client: httpx.Client) -> None:
    question = (
        "/v1/time-courses?kind=" + ",".join(["onset_of_effect"] * 20) + "&typical_hours__gte=1&typical_hours__lte="
    )
    answers = [client.get(f"{question}{hours}") for hours in ("2", "24", "2")]
    assert answers[0].content == answers[2].content != answers[1].content
    assert answers[0].headers["etag"] != answers[1].headers["etag"]


def test_a_star_matches_only_what_exists(client: httpx.Client) -> None:
    assert client.get("/v1/treatments/nobody", headers={"if-none-match": "*"}).status_code == 404


@pytest.mark.parametrize(
    "path", [LIST, "/v1/treatments/ketamine", "/v1/", "/docs", "/openapi.json", "/healthz", "/nowhere"]
)
def test_head_is_get_without_a_body(client: httpx.Client, path: str) -> None:
    get, head = client.get(path), client.head(path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content))
    assert head.headers["content-type"] == get.headers["content-type"]


@pytest.mark.parametrize("path", [LIST, "/v1/treatments/nobody", "/v1/x?y=%00", "/docs"])
def test_every_answer_can_be_read_by_any_page_and_names_its_request(client: httpx.Client, path: str) -> None:
    response = client.get(path, headers={"origin": "https://app.example"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    exposed = response.headers["access-control-expose-headers"].lower()
    assert "etag" in exposed
    assert "x-request-id" in exposed
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert "server" not in response.headers
    assert response.headers["x-request-id"] != client.get(path).headers["x-request-id"]


def test_a_preflight_is_answered(client: httpx.Client) -> None:
    asked = {"origin": "https://app.example", "access-control-request-method": "GET",
             "access-control-request-headers": "if-none-match"}  # fmt: skip
    response = client.options(LIST, headers=asked)
    assert response.status_code == 204
    assert "GET" in response.headers["access-control-allow-methods"]
    assert "if-none-match" in response.headers["access-control-allow-headers"].lower()


def test_a_problem_is_not_kept(client: httpx.Client) -> None:
    response = client.get("/v1/treatments/nobody")
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


def test_each_problem_type_is_a_page(client: httpx.Client) -> None:
    problem = client.get("/v1/treatments/nobody").json()
    page = client.get(problem["type"])
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "What to do" in page.text
    for link in client.get("/problems").text.split('href="/problems/')[1:]:
        assert client.get(f"/problems/{link.split(chr(34))[0]}").status_code == 200
    assert client.get("/problems/nonsense").status_code == 404


def test_the_licence_travels_with_the_data(client: httpx.Client) -> None:
    assert client.get("/licence").text == "Made up for tests; CC0.\n"
    meta = client.get("/v1/treatments?limit=1").json()["meta"]
    assert client.get("/v1/release").json()["digest"].startswith(meta["digest"])


def test_the_schema_tells_what_each_filter_takes(client: httpx.Client) -> None:
    schema = client.get("/v1/schema").json()
    for resource in schema["resources"]:
        for each in resource["filters"]:
            assert each["kind"] in {"choice", "slug", *KINDS.values()}
            assert (each["vocabulary"] in schema["vocabularies"]) == (each["kind"] == "choice")
    kinds = {each["value"] for each in schema["vocabularies"]["TimeCourseKind"]}
    assert {"onset_of_effect", "acute_effects_duration"} <= kinds


def test_the_schema_the_reference_and_the_endpoint_mean_the_same(client: httpx.Client) -> None:
    """Each reads the parameter that is resolved once from the query model."""
    schema, documented_at = client.get("/v1/schema").json(), dict(operations(client.get("/openapi.json").json()))
    for resource in schema["resources"]:
        path = f"/v1/{resource['resource']}"
        documented = {each["name"]: each for each in documented_at[f"GET {path}"]["parameters"]}
        for each in resource["filters"]:
            shown = documented[each["parameter"]]
            value = shown["schema"].get("items", shown["schema"])
            assert shown["description"] == each["about"]
            refused = client.get(path, params={each["parameter"]: "No such value"}).json()
            if each["kind"] == "choice":
                meanings = [entry["value"] for entry in schema["vocabularies"][each["vocabulary"]]]
                assert value["enum"] == meanings
                assert refused["errors"][0]["allowed"] == sorted(meanings)
            elif each["kind"] != "text":  # any name may be asked for
                assert refused["status"] == 422


def test_health_is_told(client: httpx.Client) -> None:
    for path in ("/healthz", "/readyz"):
        assert client.get(path).json() == {"status": "ok", "release": "2026.11.0"}


def test_a_store_that_is_gone_is_a_503_with_a_hint(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("host secret.internal"))

    monkeypatch.setattr("app.endpoints.about.alive", gone)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["code"] == "unavailable"
    assert response.headers["retry-after"] == "5"
    assert "secret" not in response.text


def test_a_new_release_or_new_code_has_new_entity_tags(tmp_path: Path) -> None:
    tags: list[str] = []
    for number, version in enumerate(("2026.11.0", "2026.11.1")):
        copy = shutil.copytree(TINY, tmp_path / f"dossiers-{number}")
        (copy / "release.yaml").write_text(f"version: {version}\ndate: 2026-11-25\n")
        released(copy, str(tmp_path / "releases"))
        settings = Settings(store=str(tmp_path / "releases"), public_url="http://api.example")
        with served(create_app(settings), free_port()) as address:
            tags.append(httpx.get(f"{address}/v1/treatments").headers["etag"])
    assert tags[0] != tags[1]


def test_an_answer_does_not_depend_on_who_asked_first(client: httpx.Client) -> None:
    first = client.get("/v1/treatments/ketamine?include=regimens&include=mechanisms&fields=name")
    turned = client.get("/v1/treatments/ketamine?include=regimens&fields=name&include=mechanisms")
    assert first.content == turned.content
    assert first.json()["links"]["self"].endswith("?fields=name&include=regimens,mechanisms")  # in the order asked for


def test_the_reference_finds_each_of_its_files_here(client: httpx.Client) -> None:
    assert client.get("/").headers["location"] == "/docs"
    files = re.findall(r'(?:href|src)="(/[^"]+)"', client.get("/docs").text)
    assert len(files) > 4
    for each in files:
        response = client.get(each)
        assert response.status_code == 200, each
        assert response.content
    assert client.get("/docs/assets/page.css").headers["content-type"].startswith("text/css")
    assert client.get("/docs/assets/..%2Fdocs.py").status_code == 404
    assert client.get("/docs/assets/nothing.js").json()["code"] == "no-such-path"
