"""Where releases live. SQLite: a file each. PostgreSQL: a schema each. Both are served read-only."""

import fcntl
import os
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ProgrammingError

from app.errors import NoRelease

BUILDING = 0x45757468  # the key of the lock under which releases are built: "Euth"
PATIENCE = 2  # seconds to wait for a connection or a statement before the client is told
POINTER = "CREATE TABLE IF NOT EXISTS current_release (one int PRIMARY KEY CHECK (one = 1), name text NOT NULL)"


class Store(Protocol):
    """A place of releases."""

    embedded: bool
    """Are reads function calls in this process, not trips over a network?"""

    def building(self, name: str) -> AbstractContextManager[Connection]:
        """One transaction on a new, empty release. It exists only if the block ends well; nothing serves it yet.

        One release is built at a time; another build waits. Raises `FileExistsError` if there is one of this name
        by then: a release is never built over.
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
        with (self.directory / "building.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # freed by the kernel when this process ends, however it ends
            if done.exists():
                raise FileExistsError(f"{done} is a release; a release is never built over")
            for stale in self.directory.glob("*.part*"):  # of a build that was killed
                stale.unlink()
            engine = create_engine(URL.create("sqlite", database=str(part)))
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
        # no memory mapping: a file that is cut short would kill the process instead of raising
        query = {"mode": "ro", "immutable": "1", "uri": "true", "check_same_thread": "false"}
        url = URL.create("sqlite", database=f"file:{quote(str(file))}", query=query)
        return create_engine(url, paramstyle="named", pool_reset_on_return=None)


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
        self.url = make_url(url).set(drivername="postgresql+psycopg")

    def engine(self, *settings: str, **options: Any) -> Engine:  # any: passed through to create_engine
        connect = {"options": " ".join(f"-c{each}" for each in settings), "connect_timeout": PATIENCE}
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
        engine = self.engine(f'search_path="{name}"')
        try:
            with engine.begin() as db:  # tables too are transactional here: a failed build leaves nothing
                db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": BUILDING})
                if name in self.names():
                    raise FileExistsError(f"schema {name} is a release; a release is never built over")
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
        settings = f'search_path="{name}"', "default_transaction_read_only=on", f"statement_timeout={PATIENCE}s"
        return self.engine(
            *settings, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, pool_size=10, pool_timeout=PATIENCE
        )


def store(where: str) -> Store:
    """The store that `Settings.store` names. Raises `NoRelease` if it is the URL of another kind of database."""
    scheme, separator, _ = where.partition("://")
    if separator and scheme not in ("postgres", "postgresql"):
        raise NoRelease(f"'{scheme}://' is no store; name a directory, or a postgresql:// URL.")
    return PostgresStore(where) if separator else SqliteStore(Path(where))
