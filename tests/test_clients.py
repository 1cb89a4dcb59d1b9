"""Clients that others generate from the OpenAPI document: made, compiled, and used, on this version and a later one.

Two once failed where `fields=` left out a key; strict models fail where a key or a value of a vocabulary is new.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.main import create_app
from app.settings import Settings
from tests.conftest import ROOT, free_port, served
from tests.test_openapi import SNAPSHOT, TOOLS, tool

MADE_BY, PROGRAMS = TOOLS / "clients", TOOLS / "venv/bin"
NEW_KIND = "kind_of_a_later_version"


def program(name: str, *words: object, where: Path) -> subprocess.CompletedProcess[str]:
    """Runs a program of the environment in which clients are made and used, in a directory."""
    if not PROGRAMS.is_dir():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs tools/venv: run `make tools`")
    within = os.environ | {"PATH": f"{PROGRAMS}:{os.environ['PATH']}", "PYTHONPATH": str(where)}
    command = [PROGRAMS / name, *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=where, env=within)


def python_client(where: Path, maker: str, *words: object) -> Path:
    """Makes a client as the package `made` and puts a program beside it that uses it."""
    made = program(maker, "generate", *words, where=where)
    assert made.returncode == 0, made.stdout + made.stderr
    return Path(shutil.copy(MADE_BY / f"of_{maker.removesuffix('-cli').replace('-', '_')}.py", where))


@pytest.fixture(scope="session")
def of_openapi_python_client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("attrs")
    words = ("--path", SNAPSHOT, "--output-path", where / "made", "--meta", "none")
    return python_client(where, "openapi-python-client", *words)


@pytest.fixture(scope="session")
def of_openapi_generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("pydantic")
    words = ("-i", SNAPSHOT, "-g", "python", "-o", where, "--package-name", "made")
    return python_client(where, "openapi-generator-cli", *words)


@pytest.fixture(scope="session")
def in_typescript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A client written in TypeScript, beside the types that are made."""
    where = tmp_path_factory.mktemp("typescript")
    made = tool("openapi-typescript/bin/cli.js", SNAPSHOT, "--output", "schema.d.ts", where=where)
    assert made.returncode == 0, made.stderr
    (where / "package.json").write_text('{"type": "module"}')
    (where / "node_modules").symlink_to(TOOLS / "node_modules")
    return Path(shutil.copy(MADE_BY / "consumer.ts", where))


def test_the_example_for_frontends_compiles(in_typescript: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```ts\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "example.ts").write_text(example)
    shutil.copy(in_typescript.with_name("schema.d.ts"), tmp_path / "euthymia.d.ts")
    assert typescript_complaints(tmp_path / "example.ts") == ""


def typescript_complaints(consumer: Path) -> str:
    """What the compiler says, at its strictest; if nothing, it has written the program."""
    options = (
        "--strict",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        "--target",
        "es2022",
        "--lib",
        "es2022,dom",
    )
    return tool("typescript/bin/tsc", *options, consumer.name, where=consumer.parent).stdout


def python_complaints(consumer: Path) -> str:
    """What the type checker says of the program and of what it uses of the client."""
    checker = [sys.executable, "-m", "pyright", "--pythonpath", PROGRAMS / "python", consumer.name]
    checked = subprocess.run(checker, capture_output=True, text=True, cwd=consumer.parent)
    return "" if checked.returncode == 0 else checked.stdout + checked.stderr


COMPILED = {
    "of_openapi_python_client": (python_complaints, "course.typical.hours", "course.typical.minutes"),
    "of_openapi_generator": (python_complaints, "course.typical.hours", "course.typical.minutes"),
    "in_typescript": (typescript_complaints, "course.typical?.hours", "course.typical?.minutes"),
}
every_client = pytest.mark.parametrize("client", COMPILED)


@every_client
def test_a_client_compiles(request: pytest.FixtureRequest, client: str) -> None:
    assert COMPILED[client][0](request.getfixturevalue(client)) == ""


@every_client
def test_a_client_that_misspells_a_nested_field_does_not_compile(
    request: pytest.FixtureRequest, client: str, tmp_path: Path
) -> None:
    complaints, right, wrong = COMPILED[client]
    original: Path = request.getfixturevalue(client)
    consumer = shutil.copytree(original.parent, tmp_path / "copy", symlinks=True) / original.name
    assert right in consumer.read_text()
    consumer.write_text(consumer.read_text().replace(right, wrong))
    assert "minutes" in complaints(consumer)


def later(app: ASGIApp) -> ASGIApp:
    """The API as a later version may answer: with new keys everywhere, and a new value of a vocabulary."""

    def added(part: Any) -> Any:  # any: JSON
        if isinstance(part, list):
            return [added(each) for each in part]
        if not isinstance(part, dict):
            return part
        by_slug = all(isinstance(each, dict | list) for each in part.values())  # such as the references
        return {key: added(value) for key, value in part.items()} | ({} if by_slug else {"key_of_a_later_version": 1})

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        start: Message = {}

        async def changed(message: Message) -> None:
            if message["type"] != "http.response.body":
                start.update(message)
                return
            body = json.loads(message["body"])
            for each in body["data"] if isinstance(body.get("data"), list) else ():
                each.update({"kind": NEW_KIND} if "kind" in each else {})
            sent = json.dumps(added(body)).encode()
            kept = [pair for pair in start["headers"] if pair[0] != b"content-length"]
            await send({**start, "headers": [*kept, (b"content-length", b"%d" % len(sent))]})
            await send({**message, "body": sent})

        await app(scope, receive, changed if scope["type"] == "http" else send)

    return answered


@pytest.fixture(scope="module", params=["now", "later"])
def address(request: pytest.FixtureRequest, real_store: str) -> Generator[str]:
    """Where the real release is served, by this version and by a later one."""
    port = free_port()
    app = create_app(Settings(store=real_store, port=port))
    with served(later(app) if request.param == "later" else app, port) as address:
        yield address


@every_client
def test_a_client_is_told_what_is_sent(request: pytest.FixtureRequest, client: str, address: str) -> None:
    consumer = request.getfixturevalue(client)
    if consumer.suffix == ".ts":
        typescript_complaints(consumer)
        ran = tool(str(consumer.with_suffix(".js")), address, where=consumer.parent)
    else:
        ran = program("python", consumer.name, address, where=consumer.parent)
    assert ran.returncode == 0, ran.stderr
    asked = {"include": "headlines", "facets": "kind", "onset_hours__lte": 100, "limit": 5}
    page = httpx.get(f"{address}/v1/treatments", params=asked).json()
    assert json.loads(ran.stdout) == {
        "kinds": [each["kind"] for each in page["data"]],
        "headlines": [
            [each["slug"], course["kind"], course["typical"]["hours"] if course["typical"] else None]
            for each in page["data"]
            for course in each["headlines"]
        ],
        "facets": {each["value"]: each["count"] for each in page["meta"]["facets"]["kind"]},
        "name": httpx.get(f"{address}/v1/treatments/ketamine").json()["data"]["name"],
        "missing": ["not-found", httpx.get(f"{address}/v1/treatments/ketamin").json()["did_you_mean"]],
        "hits": [each["slug"] for each in httpx.get(f"{address}/v1/search?q=ketamine").json()["data"]],
    }
    assert len(page["data"]) == 5
    assert any(each["headlines"] for each in page["data"])
