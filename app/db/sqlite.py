"""Releases in SQLite: a file each, read inside this process."""

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import SQLITE_INTERRUPT
from time import monotonic
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.errors import NoRelease

STEPS = 20_000  # of SQLite between two looks at the clock: about half a millisecond


class Clock:
    """Until when the statement of a connection may run."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.until = 0.0
        self.stopped = False

    def start(self) -> None:
        """For another statement."""
        self.until = monotonic() + self.seconds

    def is_over(self) -> bool:
        return self.stopped or monotonic() > self.until


class SqliteDatabase:
    """A file that is opened to be read. SQLite looks at a clock itself: nothing else can stop it in this thread."""

    embedded = True
    threads = 2

    def __init__(self, file: Path, seconds: float | None) -> None:
        # no memory mapping: a file that is cut short would kill the process instead of raising
        query = {"mode": "ro", "immutable": "1", "uri": "true", "check_same_thread": "false"}
        url = URL.create("sqlite", database=f"file:{quote(str(file))}", query=query)
        self.engine: Engine = create_engine(url, paramstyle="named", pool_reset_on_return=None)
        if seconds is not None:
            limit(self.engine, seconds)

    def interrupt(self, db: Connection) -> None:
        db.info[Clock].stopped = True

    def is_late(self, error: DBAPIError) -> bool:
        told = vars(error.orig) if error.orig else {}  # the driver gives no code to what it finds wrong itself
        return told.get("sqlite_errorcode") == SQLITE_INTERRUPT


def limit(engine: Engine, seconds: float) -> None:
    """Gives each statement so much time."""

    @event.listens_for(engine, "connect")
    def connected(raw: Any, record: Any) -> None:  # any: as the driver and the pool have them
        record.info[Clock] = clock = Clock(seconds)
        raw.set_progress_handler(clock.is_over, STEPS)

    @event.listens_for(engine, "checkout")
    def taken(_: Any, record: Any, __: Any) -> None:  # any: likewise
        record.info[Clock].stopped = False

    @event.listens_for(engine, "before_cursor_execute")
    def started(db: Connection, *_: Any) -> None:  # any: the statement
        db.info[Clock].start()


class SqliteStore:
    """A directory with a file for each release, and a link to the published one."""

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

    def serve(self, name: str | None = None, seconds: float | None = None) -> SqliteDatabase:
        link = self.directory / f"{name}.db" if name else self.pointer
        if not link.exists():
            raise NoRelease(f"{self.directory} has no {'such' if name else 'published'} release; run `euthymia build`.")
        return SqliteDatabase(link.resolve(), seconds)  # the file, not the link: a later publish must not change it


def settled(path: Path) -> None:
    """Waits until a file or directory is on the disk, so that a power cut cannot take back what was published."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
