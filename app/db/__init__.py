"""Where releases live. SQLite: a file each. PostgreSQL: a schema each. Both are served read-only."""

from pathlib import Path

from app.db.base import Database, Store
from app.db.postgres import PostgresStore
from app.db.sqlite import SqliteStore
from app.errors import NoRelease


def store(where: str) -> Store:
    """The store that `Settings.store` names. Raises `NoRelease` if it is the URL of another kind of database."""
    scheme, separator, _ = where.partition("://")
    if separator and scheme not in ("postgres", "postgresql"):
        raise NoRelease(f"'{scheme}://' is no store; name a directory, or a postgresql:// URL.")
    return PostgresStore(where) if separator else SqliteStore(Path(where))


__all__ = ["Database", "Store", "store"]
