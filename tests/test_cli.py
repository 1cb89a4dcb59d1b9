"""The commands, as people call them: what they print, and how they end."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from app.cli import cli
from tests.conftest import ROOT, TINY, free_port

COMMANDS = get_command(cli).commands  # type: ignore[attr-defined] - a group, which has commands


def run(*arguments: str, **environment: str) -> tuple[int, str]:
    """Exit code, and what was printed."""
    result = CliRunner().invoke(cli, [*arguments], env=environment)
    return result.exit_code, result.output


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_shows_an_example(name: str) -> None:
    code, told = run(name, "--help", COLUMNS="120")
    assert code == 0
    assert "Example: " in told
    assert f"euthymia {name}" in told


def test_check_counts_records() -> None:
    code, told = run("check", str(TINY))
    assert code == 0
    assert "records, no faults: 2026.11.0-" in told


def test_check_lists_faults_and_ends_with_one(tmp_path: Path) -> None:
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    (copy / "bad.yaml").write_text("treatments:\n  - {slug: x}\n")
    code, told = run("check", str(copy))
    assert code == 1
    assert "bad.yaml:2: treatments x: name is not stated: add it" in told
    assert "faults; nothing was written." in told


def test_build_publish_diff_and_roll_back(tmp_path: Path) -> None:
    where = str(tmp_path / "releases")
    code, first = run("build", str(TINY), "--store", where)
    assert code == 0
    assert run("diff", str(TINY), "--store", where)[0] == 1  # nothing is published yet
    assert run("publish", "--store", where) == (0, first)
    assert run("diff", str(TINY), "--store", where) == (0, "0 records differ, 0 with losses.\n")
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    content = (copy / "treatments.yaml").read_text("utf-8")
    (copy / "treatments.yaml").write_text(content.replace("[Zoloft, Lustral]", "[Zoloft]"), "utf-8")
    code, told = run("diff", str(copy), "--store", where)
    assert told.startswith("changed treatments/sertraline: brand_names\n")
    code, second = run("build", str(copy), "--store", where, "--publish")
    assert code == 0
    assert second != first
    assert run("publish", first.strip(), "--store", where) == (0, first)
    code, told = run("publish", "2026.1.0-none", "--store", where)
    assert code == 1
    assert first.strip() in told


def test_a_bad_dossier_changes_nothing(tmp_path: Path) -> None:
    where = tmp_path / "releases"
    run("build", str(TINY), "--store", str(where), "--publish")
    before = {path.name: path.lstat().st_mtime_ns for path in where.iterdir()}
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    (copy / "bad.yaml").write_text("treatments:\n  - {slug: x}\n")
    assert run("build", str(copy), "--store", str(where), "--publish")[0] == 1
    assert {path.name: path.lstat().st_mtime_ns for path in where.iterdir()} == before


def test_openapi_needs_no_release(tmp_path: Path) -> None:
    code, told = run("openapi", EUTHYMIA_STORE=str(tmp_path / "nothing"))
    assert code == 0
    assert yaml.safe_load(told)["info"]["title"] == "Euthymia"


def test_serving_nothing_says_what_to_do(tmp_path: Path) -> None:
    code, told = run("serve", "--no-rebuild", "--store", str(tmp_path))
    assert code == 1
    assert "euthymia build" in told.replace("\n", " ")


@pytest.mark.parametrize(
    "arguments", [("serve", "--port", "x"), ("serve", "--port", "99999"), ("nonsense",), ("build", "/nowhere")]
)
def test_wrong_arguments_are_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, [*arguments], env={"EUTHYMIA_STORE": str(tmp_path)})
    assert result.exit_code != 0
    assert result.exception is None or isinstance(result.exception, SystemExit)


def start(where: Path, port: int, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PORT": str(port), "EUTHYMIA_DOSSIERS": str(TINY), "EUTHYMIA_STORE": str(where)}
    command = [sys.executable, "-c", "from app.cli import main; main()", "serve", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> str:
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=20)
    assert process.returncode in (0, -signal.SIGTERM)
    return told


def wait_for(address: str) -> httpx.Response:
    for _ in range(400):
        try:
            return httpx.get(f"{address}/readyz")
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def test_serve_builds_what_is_missing_prints_addresses_and_builds_nothing_twice(tmp_path: Path) -> None:
    where, port = tmp_path / "releases", free_port()
    process = start(where, port)
    assert wait_for(f"http://127.0.0.1:{port}").json()["status"] == "ok"
    told = ended(process)
    addresses = [line.strip() for line in told.splitlines() if line.strip().startswith(f"http://127.0.0.1:{port}/")]
    assert len(addresses) == 3
    files = {path.name: path.lstat().st_mtime_ns for path in where.iterdir()}
    process = start(where, port)
    assert wait_for(f"http://127.0.0.1:{port}").status_code == 200
    assert "Nothing has changed" in ended(process)
    assert {path.name: path.lstat().st_mtime_ns for path in where.iterdir()} == files


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"PORT": "abc"}, "Setting EUTHYMIA_PORT"),
        ({"EUTHYMIA_STORE": "mysql://x/y"}, "is no store"),
        ({"EUTHYMIA_STORE": "postgresql://127.0.0.1:1/x"}, "The store does not answer as it should"),
    ],
)
def test_expected_failures_are_told_in_words(environment: dict[str, str], said: str) -> None:
    result = CliRunner().invoke(cli, ["serve", "--no-rebuild"], env=environment)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert said in result.output.replace("\n", " ")


def test_a_rollback_outlives_a_restart(tmp_path: Path) -> None:
    where = tmp_path / "releases"
    copy = shutil.copytree(TINY, tmp_path / "dossiers")
    content = (copy / "treatments.yaml").read_text("utf-8")
    (copy / "treatments.yaml").write_text(content.replace("[Zoloft, Lustral]", "[Zoloft]"), "utf-8")
    code, old = run("build", str(copy), "--store", str(where))
    assert code == 0
    run("build", str(TINY), "--store", str(where), "--publish")
    run("publish", old.strip(), "--store", str(where))
    port = free_port()
    process = start(where, port)
    assert wait_for(f"http://127.0.0.1:{port}").status_code == 200
    told = ended(process)
    assert f"{old.strip()} was published after it and stays" in told.replace("\n", " ")
    assert run("publish", old.strip(), "--store", str(where)) == (0, old)


def test_a_file_that_is_cut_short_gives_no_wrong_answer_and_the_server_lives(tmp_path: Path) -> None:
    where, port = tmp_path / "releases", free_port()
    process = start(where, port)
    address = f"http://127.0.0.1:{port}"
    assert wait_for(address).status_code == 200
    right = [httpx.get(f"{address}/v1/{path}?limit=3").json()["data"] for path in ("treatments", "mechanisms")]
    kept = httpx.get(f"{address}/v1/treatments?limit=1")
    for file in where.glob("*.db"):
        os.truncate(file, 0)
    for path, records in zip(("treatments", "mechanisms"), right, strict=True):
        response = httpx.get(f"{address}/v1/{path}?limit=2")
        assert response.status_code in (200, 503), response.text
        if response.status_code == 200:  # what is in memory still answers
            assert response.json()["data"] == records[:2]
        else:
            assert response.json()["code"] == "unavailable"
    assert httpx.get(f"{address}/healthz").status_code == 200
    assert httpx.get(f"{address}/v1/treatments?limit=1").content == kept.content
    ended(process)
