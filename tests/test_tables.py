"""Records as lines, tables and files: what they hold is what the JSON holds, on every page, for every common reader."""

import csv
import io
import json
import re
from typing import Any

import duckdb
import httpx
import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from app.columns import Column, columns_of
from app.formats.csv import FORMULA, written_out
from app.resource import Resource
from tests.conftest import WIDER

every_resource = pytest.mark.parametrize("resource", WIDER.resources, ids=lambda resource: resource.path)
TYPES = {
    "text": "string", "json": "string", "integer": "int64", "number": "double", "boolean": "bool", "day": "date32[day]"
}  # fmt: skip
VALUES = re.compile(r"(?:^|\|)((?:[^|\\]|\\.)*)", re.DOTALL)
"""The values of a list in a cell."""
READ = {"integer": int, "number": float, "boolean": lambda text: {"true": True, "false": False}[text]}


@pytest.fixture(scope="session")
def client(wider_client: httpx.Client) -> httpx.Client:
    return wider_client


def got(client: httpx.Client, path: str, **params: Any) -> httpx.Response:
    response = client.get(f"/v1/{path}", params=params)
    assert response.status_code == 200, response.text
    return response


def expected(resource: Resource, answer: dict[str, Any]) -> list[list[Any]]:
    """The rows of a page, made of its JSON."""
    columns = columns_of(resource.record)
    return [[each.cell(record, answer["references"]) for each in columns] for record in answer["data"]]


def read_back(column: Column, text: str) -> Any:
    """A cell of a CSV as the documentation says that it is read."""
    if not text:
        return [] if column.many else None
    text = text.removeprefix("'")
    if column.many:
        return [re.sub(r"\\(.)", r"\1", each, flags=re.DOTALL) for each in VALUES.findall(text)]
    return READ.get(column.type, str)(text)


@every_resource
def test_a_table_holds_what_the_json_holds(client: httpx.Client, resource: Resource) -> None:
    columns = columns_of(resource.record)
    answer = got(client, resource.path, limit=200).json()
    written = got(client, resource.path, limit=200, format="csv")
    assert written.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert written.content.count(b"\r\n") == len(answer["data"]) + 1
    head, *rows = csv.reader(io.StringIO(written.text, newline=""), strict=True)
    assert head == [each.name for each in columns]
    read = [[read_back(column, cell) for column, cell in zip(columns, row, strict=True)] for row in rows]
    assert read == expected(resource, answer)
    held = parquet.read_table(io.BytesIO(got(client, resource.path, limit=200, format="parquet").content))
    typed = [[cell.isoformat() if column.type == "day" and cell else cell for cell in held[column.name].to_pylist()]
             for column in columns]  # fmt: skip
    assert [[*row] for row in zip(*typed, strict=True)] == expected(resource, answer)


@every_resource
def test_lines_are_the_documents(client: httpx.Client, resource: Resource) -> None:
    lines = got(client, resource.path, limit=200, format="ndjson")
    assert lines.headers["content-type"].startswith("application/x-ndjson")
    assert [json.loads(line) for line in lines.text.splitlines()] == got(client, resource.path, limit=200).json()[
        "data"
    ]


@every_resource
def test_a_column_is_one_on_every_page(client: httpx.Client, resource: Resource) -> None:
    """A number without a point would be a whole number on one page and not on the next."""
    whole = got(client, resource.path, format="parquet", limit=200).content
    schema = parquet.read_schema(io.BytesIO(whole))
    listed = next(each for each in got(client, "schema").json()["resources"] if each["resource"] == resource.path)
    assert [each["name"] for each in listed["columns"]] == schema.names
    for each, field in zip(listed["columns"], schema, strict=True):
        assert each["about"]
        assert str(field.type) == (f"list<element: {TYPES[each['type']]}>" if each["many"] else TYPES[each["type"]])
        assert field.metadata[b"description"].decode() == each["about"]
    numbers = {each["name"] for each in listed["columns"] if each["type"] == "number"}
    for place in range(3):
        pages = [got(client, resource.path, format=name, limit=place + 1) for name in ("parquet", "csv")]
        assert parquet.read_schema(io.BytesIO(pages[0].content)).equals(schema)
        for row in csv.DictReader(io.StringIO(pages[1].text, newline="")):
            assert all(set(row[name]) & set(".e") for name in numbers if row[name])


@every_resource
def test_common_readers_take_every_table(client: httpx.Client, resource: Resource, tmp_path: Any) -> None:
    total = got(client, resource.path).json()["meta"]["total"]
    for name in ("csv", "parquet", "ndjson"):
        file = tmp_path / f"all.{name}"
        file.write_bytes(got(client, resource.path, format=name, limit="all").content)
    lines = got(client, resource.path, format="ndjson", limit="all", fields="slug").text.splitlines()
    slugs = sorted(json.loads(each)["slug"] for each in lines)
    names = [each.name for each in columns_of(resource.record)]
    read = [
        pandas.read_csv(tmp_path / "all.csv"), pandas.read_parquet(tmp_path / "all.parquet"),
        polars.read_csv(tmp_path / "all.csv", infer_schema_length=None), polars.read_parquet(tmp_path / "all.parquet"),
        duckdb.read_csv(str(tmp_path / "all.csv")).pl(), duckdb.read_parquet(str(tmp_path / "all.parquet")).pl(),
    ]  # fmt: skip
    for each in read:
        assert [*each.columns] == names
        assert (len(each), sorted(each["slug"])) == (total, slugs)
    for each in (
        pandas.read_json(tmp_path / "all.ndjson", lines=True),
        polars.read_ndjson(tmp_path / "all.ndjson", infer_schema_length=None),
    ):
        assert sorted(each["slug"]) == slugs


@pytest.mark.parametrize("path", ["treatments/ketamine", "time-courses/ketamine-iv-onset"])
def test_a_single_record_is_a_table_of_one_row(client: httpx.Client, path: str) -> None:
    response = got(client, path, format="csv")
    assert response.text.count("\r\n") == 2
    name = path.replace("/", "-")
    assert response.headers["content-disposition"].endswith(f'-{name}.csv"')


def test_fields_keep_columns(client: httpx.Client) -> None:
    for name in ("csv", "parquet"):
        response = got(client, "time-courses", fields="upper,source", format=name, limit=1)
        head = response.text.splitlines()[0].split(",") if name == "csv" else None
        names = head or parquet.read_schema(io.BytesIO(response.content)).names
        sources = [f"source{each}" for each in ("", "_citation", "_doi", "_pmid", "_url")]
        assert names == ["slug", "upper_iso8601", "upper_hours", *sources]


def test_headers_say_what_a_table_cannot(client: httpx.Client) -> None:
    response = got(client, "time-courses", format="csv", limit=2, sort="-slug")
    meta = got(client, "time-courses").json()["meta"]
    assert response.headers["euthymia-release"] == meta["release"]
    assert response.headers["euthymia-digest"] == meta["digest"]
    assert response.headers["euthymia-total"] == str(meta["total"])
    assert response.headers["content-disposition"].startswith("attachment; filename=")
    for name in ("Content-Disposition", "Link", "Euthymia-Total", "Euthymia-Digest", "Euthymia-Release"):
        assert name in response.headers["access-control-expose-headers"]
    links = response.links
    following = client.get(links["next"]["url"])
    assert following.headers["content-type"].startswith("text/csv")
    whole = client.get(links["alternate"]["url"]).json()
    assert [each["slug"] for each in whole["data"]] == [line.split(",")[0] for line in response.text.splitlines()[1:]]
    assert client.get(links["license"]["url"]).status_code == 200
    for asked in ("limit=all&format=csv", "limit=all&sort=-slug&format=csl-json&style=apa"):
        other = client.get(client.get(f"/v1/time-courses?{asked}").links["alternate"]["url"])
        assert (other.status_code, other.headers["content-type"]) == (200, "application/json")


def test_nothing_found_is_a_table_without_rows(client: httpx.Client) -> None:
    asked = {"treatment": "sertraline", "kind": "acute_effects_duration"}
    assert got(client, "time-courses", **asked).json()["data"] == []
    for limit in ("50", "all"):
        assert got(client, "time-courses", format="csv", limit=limit, **asked).text.startswith("slug,")
        held = got(client, "time-courses", format="parquet", limit=limit, **asked).content
        assert parquet.read_table(io.BytesIO(held)).num_rows == 0
        assert got(client, "time-courses", format="ndjson", limit=limit, **asked).content == b""


def test_what_may_not_have_held_is_said_in_the_row(client: httpx.Client) -> None:
    """`meta.uncertain` names records; a file without `meta` would have shown them as certain."""
    for path in ("approvals", "legal-status"):
        days = ["2019-03-15", "2020-06-15", "2023-07-15", "2021-01-10"]
        answers = {day: got(client, path, status_on=day, limit=200).json() for day in days}
        for day, answer in answers.items():
            doubts = {each["slug"]: each["reason"] for each in answer["meta"]["uncertain"]}
            for limit in (200, "all"):
                asked = {"status_on": day, "limit": limit}
                rows = csv.DictReader(io.StringIO(got(client, path, format="csv", **asked).text, newline=""))
                assert {row["slug"]: row["may_not_have_held"] or None for row in rows} == {
                    each["slug"]: doubts.get(each["slug"]) for each in answer["data"]
                }
                lines = got(client, path, format="ndjson", **asked).text.splitlines()
                told = {each["slug"]: each["may_not_have_held"] for each in map(json.loads, lines)}
                assert told == {each["slug"]: doubts.get(each["slug"]) for each in answer["data"]}
        assert any(answer["meta"]["uncertain"] for answer in answers.values()) or path == "legal-status"
    assert "may_not_have_held" not in got(client, "approvals", format="csv").text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "\uff1d1", "'"])
def test_a_text_is_no_formula(text: str) -> None:
    assert written_out(text) == f"'{text}"
    assert written_out([text, "b"]).startswith("'")


@given(st.text() | st.lists(st.text(min_size=1), min_size=1) | st.floats(-1e12, 1e12) | st.integers() | st.booleans())
def test_what_is_written_is_read_back(cell: Any) -> None:
    kinds = {str: "text", float: "number", int: "integer", bool: "boolean", list: "text"}
    column = Column("x", kinds[type(cell)], "", ("x",), many=isinstance(cell, list))  # type: ignore[arg-type]
    written = written_out(cell)
    assert not isinstance(cell, str | list) or not written.startswith(FORMULA) or written[0] == "'"
    if isinstance(cell, str | list):
        assert read_back(column, written) == (cell or None)
    else:
        assert READ[column.type](written) == cell


@pytest.mark.parametrize(
    ("asked", "parameter", "suggested"),
    [
        ("limit=all", "limit", "format=ndjson"), ("limit=all&format=json", "limit", "format=ndjson"),
        ("limit=ALL", "limit", "limit=all&format=ndjson"),
        ("format=csv&include=time_courses", "include", "format=json"), ("format=ndjson&facets=kind", "facets", "json"),
        ("format=parquet&limit=all&include=time_courses", "include", None),
    ],
)  # fmt: skip
def test_what_a_format_cannot_hold_is_refused(
    client: httpx.Client, asked: str, parameter: str, suggested: str | None
) -> None:
    response = client.get(f"/v1/treatments?{asked}")
    assert response.status_code == 422
    told = response.json()
    assert told["errors"][0]["parameter"] == parameter
    if suggested is None:
        assert told["suggested_request"] is None
    else:
        assert suggested in told["suggested_request"]
        assert client.get(told["suggested_request"]).status_code == 200


def test_words_for_an_audience_are_no_column(client: httpx.Client) -> None:
    refused = client.get("/v1/treatments/ketamine?audience=patient&format=csv")
    assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (422, "audience")
    assert "boxed_warnings" in client.get(refused.json()["suggested_request"]).json()["data"]


@pytest.mark.parametrize("limit", ["0", "201", "al", "all,1", "-1", "1.5", "1e2"])
def test_a_limit_is_a_number_or_all(client: httpx.Client, limit: str) -> None:
    response = client.get("/v1/treatments", params={"limit": limit, "format": "csv"})
    assert response.status_code == 422
    assert [each["parameter"] for each in response.json()["errors"]] == ["limit"]
    assert "whole number from 1 to 200, or all" in response.json()["detail"]
