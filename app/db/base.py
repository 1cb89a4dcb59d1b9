"""What a place of releases can do, and an opened release: the same for both kinds of store."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError


class Database(Protocol):
    """The database of one release, opened to be read."""

    engine: Engine
    embedded: bool
    """Are reads function calls in this process, not trips over a network?"""
    threads: int
    """How many questions are worth asking of it at once."""

    def interrupt(self, db: Connection) -> None:
        """Ends, from another thread, what runs on a connection that is in use, and whatever it would be asked next."""
        ...

    def is_late(self, error: DBAPIError) -> bool:
        """Did a statement fail because it took too long?"""
        ...


class Store(Protocol):
    """A place of releases."""

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

    def serve(self, name: str | None = None, seconds: float | None = None) -> Database:
        """This release, or the published one, unable to write; a statement may take so many seconds, or any number.

        Raises `NoRelease`.
        """
        ...
