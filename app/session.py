"""The store as one request uses it: connected when it is first needed, and stopped from elsewhere when time is up."""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from app.db import Database
from app.errors import TooSlow

LATE = "The answer could not be made in the time that it may take."


class Session:
    """What one request asks of the store. One thread uses it; any may stop it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._lock = Lock()
        self._connection: Connection | None = None
        self._stopped = False

    @property
    def db(self) -> Connection:
        """The connection. Raises `TooSlow` if the session was stopped."""
        if self._connection is None and not self._stopped:
            connection = self.database.engine.connect()
            with self._lock:
                self._connection = connection
        if self._connection is None or self._stopped:
            raise TooSlow(LATE)
        return self._connection

    def stop(self) -> None:
        """Ends what runs, so that nobody waits for an answer that nobody wants any more."""
        with self._lock:  # or the connection may already serve another request
            self._stopped = True
            if self._connection is not None:
                self.database.interrupt(self._connection)

    def close(self) -> None:
        with self._lock:
            connection, self._connection = self._connection, None
        if connection is not None:
            if self._stopped:  # whatever state that left it in
                connection.invalidate()
            connection.close()


@contextmanager
def closing(session: Session) -> Generator[None]:
    """Closes it at the end. Raises `TooSlow` where a statement took too long."""
    try:
        yield
    except DBAPIError as error:
        if session.database.is_late(error):
            raise TooSlow(LATE) from error
        raise
    finally:
        session.close()
