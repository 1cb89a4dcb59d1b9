"""Where releases live. SQLite: a file each. PostgreSQL: a schema each. Both are served read-only."""

import os
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ProgrammingError

from app.errors import NoRelease

POINTER = "CREATE TABLE IF NOT EXISTS current_release (one int PRIMARY KEY CHECK (one = 1), name text NOT NULL)"


class Store(Protocol):
    """A place of releases."""

    embedded: bool
    """Are reads function calls in this process, not trips over a network?"""

    def building(self, name: str) -> AbstractContextManager[Connection]:
        """One transaction on a new, empty release. It exists only if the block ends well; nothing serves it yet.

        Raises `FileExistsError` if there is one of this name: a release is never built over.
        """
        ...

    def names(self) -> list[str]:
        """Every release that can be published, oldest first."""
        ...

    def current(self) -> str | None:
        """The release that is published."""
        ...

    def publish(self, name: str) -> None:
        """Makes this the release that `serve` opens; at once, or not at all. Raises `NoRelease`."""
        ...

    def serve(self, name: str | None = None) -> Engine:
        """This release, or the published one, unable to write. Raises `NoRelease`."""
        ...


class SqliteStore:
    """A directory with a file for each release, and a link to the published one."""

    embedded = True

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.pointer = directory / "current"

    @contextmanager
    def building(self, name: str) -> Generator[Connection]:
        self.directory.mkdir(parents=True, exist_ok=True)
        done, part = self.directory / f"{name}.db", self.directory / f"{name}.part"
        if done.exists():
            raise FileExistsError(f"{done} is a release; a release is never built over")
        for stale in self.directory.glob(f"{name}.part*"):  # of a build that was killed
            stale.unlink()
        engine = create_engine(f"sqlite:///{part}")
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys=1"))
        try:
            with engine.begin() as db:
                yield db
            engine.dispose()
            settled(part)
            part.rename(done)
            settled(self.directory)
        finally:
            engine.dispose()
            part.unlink(missing_ok=True)

    def names(self) -> list[str]:
        files = [*self.directory.glob("*.db")]
        return [file.stem for file in sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name))]

    def current(self) -> str | None:
        return self.pointer.resolve().stem if self.pointer.exists() else None

    def publish(self, name: str) -> None:
        if name not in self.names():
            raise NoRelease(f"{self.directory} has no release '{name}'; it has {', '.join(self.names()) or 'none'}.")
        link = self.directory / f"next-{os.getpid()}"
        link.unlink(missing_ok=True)
        link.symlink_to(f"{name}.db")
        os.replace(link, self.pointer)
        settled(self.directory)

    def serve(self, name: str | None = None) -> Engine:
        link = self.directory / f"{name}.db" if name else self.pointer
        if not link.exists():
            raise NoRelease(f"{self.directory} has no {'such' if name else 'published'} release; run `euthymia build`.")
        file = link.resolve()  # the file, not the link: a later publish must not change what is open
        url = f"sqlite:///file:{file}?mode=ro&immutable=1&uri=true&check_same_thread=false"
        engine = create_engine(url, paramstyle="named", pool_reset_on_return=None)
        event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA mmap_size=2147483648"))
        return engine


def settled(path: Path) -> None:
    """Waits until a file or directory is on the disk, so that a power cut cannot take back what was published."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class PostgresStore:
    """A database with a schema for each release, and a row that names the published one."""

    embedded = False

    def __init__(self, url: str) -> None:
        self.url = url.replace("postgresql://", "postgresql+psycopg://", 1)

    def engine(self, *settings: str, **options: Any) -> Engine:  # any: passed through to create_engine
        connect = {"options": " ".join(f"-c{each}" for each in settings), "connect_timeout": 5}
        return create_engine(self.url, connect_args=connect, **options)

    @contextmanager
    def connected(self) -> Generator[Connection]:
        """A connection outside any release."""
        engine = self.engine("search_path=public")
        try:
            with engine.begin() as db:
                yield db
        finally:
            engine.dispose()

    @contextmanager
    def building(self, name: str) -> Generator[Connection]:
        if name in self.names():
            raise FileExistsError(f"schema {name} is a release; a release is never built over")
        engine = self.engine(f'search_path="{name}"')
        try:
            with engine.begin() as db:  # tables too are transactional here: a failed build leaves nothing
                db.execute(text(f'CREATE SCHEMA "{name}"'))
                yield db
        finally:
            engine.dispose()

    def names(self) -> list[str]:
        found = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^[0-9]{4}[.]' ORDER BY oid"
        with self.connected() as db:
            return [*db.execute(text(found)).scalars()]

    def current(self) -> str | None:
        try:
            with self.connected() as db:
                return db.execute(text("SELECT name FROM current_release")).scalar_one_or_none()
        except ProgrammingError:
            return None  # nothing was ever published here

    def publish(self, name: str) -> None:
        if name not in self.names():
            raise NoRelease(f"This database has no release '{name}'; it has {', '.join(self.names()) or 'none'}.")
        with self.connected() as db:
            db.execute(text(POINTER))
            upsert = "INSERT INTO current_release VALUES (1, :name) ON CONFLICT (one) DO UPDATE SET name = :name"
            db.execute(text(upsert), {"name": name})

    def serve(self, name: str | None = None) -> Engine:
        name = name or self.current()
        if not name or name not in self.names():
            raise NoRelease("This database has no published release; run `euthymia build`.")
        settings = f'search_path="{name}"', "default_transaction_read_only=on", "statement_timeout=5000"
        return self.engine(*settings, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, pool_size=10)


def store(where: str) -> Store:
    """The store that `Settings.store` names."""
    return PostgresStore(where) if "://" in where else SqliteStore(Path(where))
