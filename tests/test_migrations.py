"""The migrations make just the tables that the models declare, on both stores, and can be taken back."""

import re
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlmodel import Field, SQLModel

from app import db
from app.models import CATALOGUE, RESOURCES, Catalogue, table
from app.models.target import TARGETS
from app.queries import ListQuery
from app.release.migrate import configured, migrate, write_migration
from app.row import Row
from app.values.text import Key


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


def differences(connection: Connection, catalogue: Catalogue) -> list[str]:
    """What the tables have too much or too little, but for what is made for search in each store's own way."""
    options = {"compare_type": True, "include_name": lambda name, *_: not str(name).startswith("entry_words")}
    found = compare_metadata(MigrationContext.configure(connection, opts=options), catalogue.metadata)
    by_hand = ("'search_entry', Column('vector', TSVECTOR", "Index('ix_search_entry_vector'")
    return [text for text in map(str, found) if not (text.startswith("('remove_") and any(s in text for s in by_hand))]


@pytest.fixture(params=["ours", "wider"])
def catalogue(request: pytest.FixtureRequest, wider: Catalogue) -> Catalogue:
    """Our collections; and with those of the tests, whose migration was written by the command a moment ago."""
    return wider if request.param == "wider" else CATALOGUE


def test_the_migrations_make_what_the_models_declare(place: db.Store, catalogue: Catalogue) -> None:
    with scratch(place) as connection:
        migrate(connection, catalogue)
        assert differences(connection, catalogue) == []


def test_nothing_is_left_for_the_command_to_write(catalogue: Catalogue, tmp_path: Path) -> None:
    assert write_migration(replace(catalogue, versions=(*catalogue.versions, tmp_path))) is None


def test_the_migrations_can_be_taken_back(place: db.Store, catalogue: Catalogue) -> None:
    with scratch(place) as connection:
        migrate(connection, catalogue)
        command.downgrade(configured(catalogue, connection), "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}


def test_the_command_writes_what_was_changed_and_no_more(tmp_path: Path) -> None:
    """A column more, in a table of its own kind: what comes out is a migration that can be run as it is."""
    versions = shutil.copytree(CATALOGUE.versions[0], tmp_path / "versions")
    first = next(versions.glob("0001_*.py"))
    whole, number = first.read_text("utf-8"), len([*versions.glob("*.py")]) + 1
    line = '        sa.Column("gene", KEY, nullable=True),\n'
    index = next(each for each in whole.splitlines(keepends=True) if 'create_index("ix_target_gene"' in each)
    drop = next(each for each in whole.splitlines(keepends=True) if 'drop_index("ix_target_gene")' in each)
    without = whole.replace(line, "").replace(index, "").replace(drop, "")
    assert len(without) < len(whole) - 100
    first.write_text(without, "utf-8")
    older = replace(CATALOGUE, versions=(versions,))
    made = write_migration(older)
    assert made
    assert made.name == f"{number:04d}_target.py"
    text = made.read_text("utf-8")
    assert text.startswith('"""Makes or changes target."""')
    assert len(re.findall(r"op\.(?:add_column|create_index|drop_column|drop_index)\(", text)) == 4
    with scratch(db.store(str(tmp_path / "releases"))) as connection:
        migrate(connection, older)
        assert differences(connection, older) == []


def test_a_table_that_others_point_to_can_be_changed_and_changed_back(tmp_path: Path) -> None:
    """A key more to another table: it needs a name, or no migration could take it back."""
    versions = shutil.copytree(CATALOGUE.versions[0], tmp_path / "versions")
    files = sorted(versions.glob("*.py"))
    number, last = next((n, each) for n, each in enumerate(files) if "fk_time_course_comparator" in each.read_text())
    for each in files[number:]:
        each.unlink()
    older = replace(CATALOGUE, versions=(versions,))
    made = write_migration(older)
    assert made
    assert made.name[:4] == last.name[:4]
    assert "fk_time_course_comparator" in made.read_text("utf-8")
    with scratch(db.store(str(tmp_path / "releases"))) as connection:
        migrate(connection, older)
        assert differences(connection, older) == []
        command.downgrade(configured(older, connection), "0002")
        command.upgrade(configured(older, connection), "head")
        assert differences(connection, older) == []


def test_text_is_sorted_by_bytes_where_it_is_declared_so(postgres: str, catalogue: Catalogue) -> None:
    """SQLite always does, so neither the command nor a comparison there sees a column that does not."""
    declared = {
        (column.table.name, column.name)
        for made in catalogue.metadata.tables.values()
        for column in made.columns
        if isinstance(column.type, Key)
    }
    with scratch(db.store(postgres)) as connection:
        migrate(connection, catalogue)
        asked = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        by_bytes = connection.execute(text(f"{asked} AND collation_name = 'C'"))
        assert {(table, column) for table, column in by_bytes} - {("alembic_version", "version_num")} == declared


def test_a_column_may_be_called_like_one_for_search(tmp_path: Path) -> None:
    class Ray(Row, table=True):
        vector: str
        vector_name: str = Field(sa_type=Key)

    rays = replace(TARGETS, path="rays", row=Ray, query=ListQuery)
    wider = Catalogue((*RESOURCES, rays), versions=(*CATALOGUE.versions, tmp_path))
    made = write_migration(wider)
    SQLModel.metadata.remove(table(Ray))
    assert made
    assert 'sa.Column("vector", sa.String(), nullable=False)' in made.read_text("utf-8").replace("'", '"')
    assert 'sa.Column("vector_name", KEY, nullable=False)' in made.read_text("utf-8").replace("'", '"')


@pytest.mark.parametrize("name", ["a%b", "a:b", "a b"])
def test_migrations_may_stand_anywhere(tmp_path: Path, name: str) -> None:
    versions = shutil.copytree(CATALOGUE.versions[0], tmp_path / name)
    assert write_migration(replace(CATALOGUE, versions=(versions,))) is None
