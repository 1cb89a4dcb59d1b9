"""The Dockerfile, without a container engine: each RUN, HEALTHCHECK and CMD of it is run, in order, in a directory.

Where the tests run as root, one unprivileged user builds and another serves; otherwise both are the user of the tests.
What was built is made read-only before it is served, and no file may grow while it is served. See `tests/image.py`.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.conftest import ROOT, free_port
from tests.image import COMMIT, Image, as_user, context, interpreter, is_ignored

BIN = Path(sys.executable).parent
BUILDER = 65534
OUTSIDE = re.compile(r"PIP_(?!NO_CACHE)|SSL_|(https?|no)_proxy$", re.IGNORECASE)  # how this machine reaches the index
QUESTION = "/v1/treatments?condition=treatment-resistant-depression&onset_hours__lte=24&include=headlines"


def needs_the_index(image: Image) -> None:
    """Skips the test if no package can be had from the index; under `CI` it fails instead."""
    try:
        image.run(f"pip download --no-deps --dest {image.place}/home setuptools")
    except RuntimeError:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("the package index cannot be reached")


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """The image, built and then made read-only."""
    switch = os.geteuid() == 0 and interpreter(BUILDER) is not None  # else nobody but root may run the only Python
    builder = BUILDER if switch else None
    with tempfile.TemporaryDirectory() as directory:
        place = Path(directory)
        place.chmod(0o755)
        for name in ("context", "image", "home", "base"):
            (place / name).mkdir()
        for name in context():
            (place / "context" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / "context" / name)
        shim = place / "base/python"
        shim.write_text(f'#!/bin/sh\nexec {interpreter(builder)} "$@"\n')
        shim.chmod(0o755)
        outside = {key: value for key, value in os.environ.items() if OUTSIDE.match(key)}
        home = str(place / "home") if switch else os.environ.get("HOME", "/")  # the user's own cache is there
        made = Image(place, builder, {"PATH": f"{place}/base:/usr/bin:/bin", "HOME": home, **outside})
        made.own(place / "home")
        try:
            made.build()
        except RuntimeError:
            needs_the_index(made)
            raise
        subprocess.run(["chmod", "-R", "a-w", place / "image"], check=True)
        yield made


def contained(image: Image, command: list[str], port: int) -> dict[str, Any]:
    """What starts a process as a container of the image would: as another user, unable to write to any file."""
    environment = image.environment | {"HOME": "/", "PORT": str(port)}
    return {
        "args": [shutil.which(command[0], path=environment["PATH"]), *command[1:]],
        "cwd": image.directory,
        "env": environment,
        "preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        **as_user(image.builder and image.user),
    }


def is_healthy(image: Image, port: int) -> bool:
    """What the image's own HEALTHCHECK says."""
    return subprocess.run(**contained(image, image.health, port), capture_output=True).returncode == 0


def test_the_dockerfile_breaks_no_rule_of_its_linter_and_switches_none_off() -> None:
    text = (ROOT / "Dockerfile").read_text()
    linted = subprocess.run([BIN / "hadolint", "--no-color", "-"], input=text, capture_output=True, text=True)
    assert (linted.returncode, linted.stdout) == (0, "")
    assert "hadolint ignore" not in text


def test_only_what_the_image_is_made_of_is_sent_to_the_engine() -> None:
    made_of = {"app", "data", "migrations", "requirements", "pyproject.toml", "README.md", "LICENSE"}
    assert {name.split("/")[0] for name in context()} == made_of
    for name in (".env", ".git/config", "releases/current", "requirements/test.txt", "app/http/__pycache__/a.pyc"):
        assert is_ignored(name)


def test_the_image_holds_the_service_and_a_release_but_nothing_that_installs(image: Image) -> None:
    top = {str(path.relative_to(image.place / "image")) for path in (image.place / "image").glob("*/*")}
    assert top == {"opt/euthymia", "srv/releases"}
    packages = next((image.place / "image").glob("opt/euthymia/lib/python3*/site-packages"))
    assert not {"pip", "setuptools", "pytest"} & {path.name for path in packages.iterdir()}
    for source in packages.glob("app/**/*.py"):
        assert list(source.parent.glob(f"__pycache__/{source.stem}.*.pyc")), f"{source} was not compiled"


def test_a_container_that_cannot_write_answers_is_healthy_and_stops_when_told(image: Image) -> None:
    port = free_port()
    assert image.user
    assert not is_healthy(image, port)
    writing = contained(image, ["sh", "-c", "echo x > $EUTHYMIA_STORE/current"], port)
    assert subprocess.run(**writing, capture_output=True).returncode
    started = contained(image, image.command, port)
    server = subprocess.Popen(**started, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        deadline = time.monotonic() + 60
        while not (healthy := is_healthy(image, port)) and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        assert healthy
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
            answer = client.get(QUESTION).raise_for_status().json()
            assert "ketamine-iv" in [each["slug"] for each in answer["data"]]
            assert client.get("/v1/release").json()["commit"] == COMMIT
            assert client.get("/docs").status_code == 200
    finally:
        server.send_signal(signal.SIGTERM)
        told, _ = server.communicate(timeout=20)
        print(told)  # noqa: T201 - shown where the test fails
    assert server.returncode == 0
