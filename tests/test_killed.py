"""Builds that are killed or run out of disk leave the served release as it was, and the next build works."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from app import db
from app.reader import opened
from app.release.build import build_release, checked
from tests.conftest import ROOT, TINY, released

BUILD = "from app.cli import main; main()"
KILLS, TRIES = 8, 40


def unmeasured() -> dict[str, str]:
    """The environment of a process that must not say what it reached, since it could not finish saying it."""
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


def building(where: str, dossiers: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", BUILD, "build", str(dossiers), "--store", where, "--publish"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=unmeasured())


def edition(directory: Path, number: int) -> Path:
    """The tiny dossiers under another version, so that each build has work to do."""
    copy = directory / f"edition-{number}"
    copy.mkdir()
    for file in TINY.iterdir():
        text = file.read_text("utf-8")
        (copy / file.name).write_text(text.replace("version: 2026.11.0", f"version: 2026.12.{number}"), "utf-8")
    return copy


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_build_killed_at_any_moment_leaves_a_whole_release(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    where: str = request.getfixturevalue("postgres") if kind == "postgresql" else str(tmp_path / "releases")
    released(TINY, where)
    first = opened(db.store(where))
    treatments = first.stamp.counts["treatments"]
    first.database.engine.dispose()
    started = time.monotonic()
    assert building(where, edition(tmp_path, 999)).wait() == 0
    whole = time.monotonic() - started
    chance = random.Random(2026)  # noqa: S311 - moments, not secrets
    killed = 0
    for number in range(TRIES):
        before = db.store(where).current()
        started = time.monotonic()
        process = building(where, edition(tmp_path, number))
        with suppress(subprocess.TimeoutExpired):
            process.wait(whole * (0.3 + 0.7 * chance.random()))  # the first third is imports
        process.send_signal(signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            killed += 1
        else:
            whole = time.monotonic() - started  # the machine has become faster: kill sooner
        now = db.store(where).current()
        assert now == before or str(now).startswith(f"2026.12.{number}-")
        release = opened(db.store(where))
        assert release.stamp.counts["treatments"] == treatments
        with release.database.engine.connect() as connection:
            assert len([*connection.exec_driver_sql("SELECT slug FROM treatment")]) == treatments
        release.database.engine.dispose()
        if now == before:  # the killed build must not stand in the way of the next
            name = build_release(checked(tmp_path / f"edition-{number}"), db.store(where))
            assert name.startswith(f"2026.12.{number}-")
        if killed == KILLS:
            break
    assert killed == KILLS


def test_a_full_disk_leaves_the_served_release(tmp_path: Path) -> None:
    """The size of files is limited for the building process, which fails as a full disk does."""
    where = tmp_path / "releases"
    name = released(TINY, str(where))
    before = sorted(path.name for path in where.iterdir())
    limited = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    limited += f"resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); {BUILD}"
    command = [sys.executable, "-c", limited, "build", str(edition(tmp_path, 1)), "--store", str(where), "--publish"]
    environment = {**unmeasured(), "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert "disk" in result.stderr or "full" in result.stderr
    assert sorted(path.name for path in where.iterdir()) == before
    assert db.store(str(where)).current() == name
