"""What a comparison shows can be found again in the tables alone: joined by slug, with the tools that people have."""

import io
import tempfile
from collections.abc import Mapping
from typing import Any

import duckdb
import httpx
import pandas
import polars
import pytest

ASKED = {
    "treatments": "ketamine-iv,esketamine-nasal,ssri,psilocybin,ect",
    "condition": "treatment-resistant-depression",
    "metrics": "onset,response,serious_adverse_events,half_life",
    "audience": "researcher",
}
"""The comparison that docs/compare.md makes a table of."""
COLUMNS = {
    "time-courses": ("lower_hours", "typical_hours", "upper_hours", "definition"),
    "effects": ("lower", "value", "upper", "definition"),
    "contrasts": ("lower", "value", "upper", "definition"),
}
"""Collection -> its columns for the ends and the middle of a cell, and for what it says."""
Rows = Mapping[str, dict[str, Any]]  # any: cells of a table


@pytest.fixture(scope="module")
def comparison(real: httpx.Client) -> dict[str, Any]:
    return real.get("/v1/compare", params=ASKED).raise_for_status().json()["data"]


@pytest.fixture(scope="module")
def tables(real: httpx.Client) -> dict[str, str]:
    """Each collection as CSV."""
    paths = (*COLUMNS, "conditions", "references")
    return {path: real.get(f"/v1/{path}?limit=all&format=csv").raise_for_status().text for path in paths}


def with_pandas(text: str) -> Rows:
    frame = pandas.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""], low_memory=False)
    return {row["slug"]: {k: None if pandas.isna(v) else v for k, v in row.items()} for row in frame.to_dict("records")}


def with_polars(text: str) -> Rows:
    frame = polars.read_csv(io.StringIO(text), infer_schema_length=None)
    return {row["slug"]: row for row in frame.to_dicts()}


def with_duckdb(text: str) -> Rows:
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        frame = duckdb.read_csv(file.name).pl()
    return {row["slug"]: row for row in frame.to_dicts()}


every_tool = pytest.mark.parametrize("read", [with_pandas, with_polars, with_duckdb], ids=lambda read: read.__name__)


@every_tool
def test_every_figure_is_that_of_its_row(comparison: dict[str, Any], tables: dict[str, str], read: Any) -> None:
    held = {path: read(text) for path, text in tables.items()}
    found = 0
    for cell in (cell for row in comparison["rows"] for cell in row["cells"]):
        if len(cell["facts"]) != 1 or cell["collection"] not in COLUMNS or cell["mirrored"]:
            continue
        (fact,) = cell["facts"]
        row = held[fact["collection"]][fact["slug"]]
        told = [row[name] for name in COLUMNS[fact["collection"]]]
        assert told == [cell["lower"], cell["value"], cell["upper"], cell["definition"]], fact
        assert [row[name] for name in ("locator", "verified")] == [cell["locator"], cell["verified"]]
        assert row["condition_slug"] == (cell["condition"] or {"slug": None})["slug"]
        assert row["source"] == fact["source"] == held["references"][fact["source"]]["slug"]
        assert row["source_citation"] == held["references"][fact["source"]]["citation"]
        found += 1
    assert found >= 10


@every_tool
def test_a_row_of_times_is_rebuilt_from_the_table_alone(
    comparison: dict[str, Any], tables: dict[str, str], read: Any
) -> None:
    """What is shown first of each treatment, in the condition that was asked for, else in a wider one."""
    courses, conditions = read(tables["time-courses"]), read(tables["conditions"])
    wider = [ASKED["condition"]]
    while parent := conditions[wider[-1]]["parent_slug"]:
        wider.append(parent)
    (onset,) = (row for row in comparison["rows"] if row["metric"]["slug"] == "onset")
    shown = [each for each in onset["cells"] if (each["state"], each["relation"]) == ("value", "own")]
    assert len(shown) >= 4
    for cell in shown:
        first, *_ = sorted(
            (
                each
                for each in courses.values()
                if each["treatment_slug"] == cell["treatment"]["slug"]
                and (each["kind"], each["headline"]) == ("onset_of_effect", True)
                and each["condition_slug"] in wider
            ),
            key=lambda each: wider.index(each["condition_slug"]),
        )
        assert first["slug"] == cell["facts"][0]["slug"]
        told = [first[name] for name in ("lower_hours", "typical_hours", "upper_hours", "bound")]
        assert told == [cell[name] for name in ("lower", "value", "upper", "bound")]
