"""The migrations make just the tables that the models declare, on both stores, and can be taken back."""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from app import db
from app.models import CATALOGUE
from app.release.migrate import configured, migrate, write_migration


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> db.Store:
    where = request.getfixturevalue("postgres") if request.param == "postgresql" else str(tmp_path / "releases")
    return db.store(where)


@contextmanager
def scratch(place: db.Store) -> Generator[Connection]:
    """The connection of a build that leaves nothing behind."""
    with suppress(KeyboardInterrupt), place.building("2026.1.1-scratch") as connection:
        yield connection
        raise KeyboardInterrupt  # ends the build without a release


def differences(connection: Connection) -> list[object]:
    def ours(_: object, name: str, *_rest: object) -> bool:
        return not name.startswith("entry_words") and "vector" not in name  # made for search, in each store's own way

    options = {"compare_type": True, "include_object": ours}
    return [*compare_metadata(MigrationContext.configure(connection, opts=options), CATALOGUE.metadata)]


def test_the_migrations_make_what_the_models_declare(place: db.Store) -> None:
    with scratch(place) as connection:
        migrate(connection, CATALOGUE)
        assert differences(connection) == []


def test_nothing_is_left_for_the_command_to_write() -> None:
    assert write_migration(CATALOGUE) is None


def test_the_migrations_can_be_taken_back(place: db.Store) -> None:
    with scratch(place) as connection:
        migrate(connection, CATALOGUE)
        command.downgrade(configured(CATALOGUE, connection), "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}


def test_text_is_sorted_by_bytes(postgres: str) -> None:
    with scratch(db.store(postgres)) as connection:
        migrate(connection, CATALOGUE)
        asked = "SELECT collation_name FROM information_schema.columns WHERE table_schema = current_schema()"
        assert {*connection.execute(text(f"{asked} AND column_name = 'slug'")).scalars()} == {"C"}
