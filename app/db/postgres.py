"""Releases in PostgreSQL: a schema each, read over a network."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from math import ceil
from socket import SHUT_RDWR, socket
from typing import Any

from psycopg.errors import QueryCanceled
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, InvalidRequestError, ProgrammingError

from app.errors import NoRelease

BUILDING = 0x45757468  # the key of the lock under which releases are built: "Euth"
PATIENCE = 2  # seconds to wait for a connection: the driver takes no less
POINTER = "CREATE TABLE IF NOT EXISTS current_release (one int PRIMARY KEY CHECK (one = 1), name text NOT NULL)"


class Line:
    """Our own hold on the socket of a connection: its number may mean another by the time that it is cut."""

    def __init__(self, number: int) -> None:
        self.own = socket(fileno=os.dup(number))
        self.cut = False


class PostgresDatabase:
    """A schema that is opened to be read."""

    embedded = False
    threads = 10

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

        @event.listens_for(engine, "connect")
        def connected(raw: Any, record: Any) -> None:  # any: as the driver and the pool have them
            record.info[Line] = Line(raw.fileno())

        @event.listens_for(engine, "close")
        def closed(_: Any, record: Any) -> None:  # any: likewise
            record.info.pop(Line).own.close()

        @event.listens_for(engine, "handle_error")
        def failed(context: ExceptionContext) -> None:
            if context.connection and not context.connection.invalidated and context.connection.info[Line].cut:
                context.invalidate_pool_on_disconnect = False  # the other connections are as good as before

    def interrupt(self, db: Connection) -> None:
        """Ends the conversation, since a request to cancel would take the way that may be broken."""
        with suppress(OSError, InvalidRequestError):  # or it has ended by itself
            line: Line = db.info[Line]
            line.cut = True
            line.own.shutdown(SHUT_RDWR)

    def is_late(self, error: DBAPIError) -> bool:
        return isinstance(error.orig, QueryCanceled)


class PostgresStore:
    """A database with a schema for each release, and a row that names the published one."""

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

    def serve(self, name: str | None = None, seconds: float | None = None) -> PostgresDatabase:
        name = name or self.current()
        if not name or name not in self.names():
            raise NoRelease("This database has no published release; run `euthymia build`.")
        settings = [f'search_path="{name}"', "default_transaction_read_only=on"]
        if seconds is not None:
            settings.append(f"statement_timeout={ceil(seconds * 1000)}ms")
        size = {"pool_size": PostgresDatabase.threads, "max_overflow": 0, "pool_timeout": PATIENCE}
        return PostgresDatabase(self.engine(*settings, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, **size))
