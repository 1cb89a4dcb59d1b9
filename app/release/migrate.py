"""The tables of a release: made by Alembic migrations on the connection of a build; written by a command."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.operations.ops import MigrationScript, ModifyTableOps, OpContainer
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine

from app.models import Catalogue
from app.models.catalogue import MIGRATIONS

MOST_NAMED = 3  # tables in the name of a migration


def configured(catalogue: Catalogue, db: Connection) -> Config:
    """Alembic for the migrations of these collections, on this connection."""
    config = Config()
    options = {
        "script_location": str(MIGRATIONS),
        "version_locations": "\n".join(map(str, catalogue.versions)),
        "path_separator": "newline",  # which stands in no path, as a colon may
    }
    for name, value in options.items():
        config.set_main_option(name, value.replace("%", "%%"))
    config.attributes.update(connection=db, metadata=catalogue.metadata)
    return config


def migrate(db: Connection, catalogue: Catalogue) -> None:
    """Makes the tables of an empty release, inside the caller's transaction."""
    command.upgrade(configured(catalogue, db), "head")


def write_migration(catalogue: Catalogue) -> Path | None:
    """Writes what is still missing between the migrations and the declarations, into the last directory of versions.

    Returns the file, or `None` where nothing is missing.
    """

    def named(_context: Any, _revision: Any, scripts: list[MigrationScript]) -> None:  # any: Alembic passes them
        script = scripts[0]
        tables = [*dict.fromkeys(tables_of(script.upgrade_ops))] if script.upgrade_ops else []
        script.message = ", ".join(tables) if len(tables) <= MOST_NAMED else f"{len(tables)} tables"
        scripts[:] = scripts if tables else []

    engine = create_engine("sqlite://")
    with engine.connect() as db:
        config = configured(catalogue, db)
        migrate(db, catalogue)
        scripts = ScriptDirectory.from_config(config)
        number = f"{len([*scripts.walk_revisions()]) + 1:04d}"
        made = command.revision(
            config,
            autogenerate=True,
            rev_id=number,
            version_path=str(catalogue.versions[-1]),
            process_revision_directives=named,
        )
    engine.dispose()
    return Path(made.path) if made and not isinstance(made, list) else None


def tables_of(container: Any) -> Iterator[str]:  # any: operations, whose classes share no base with a table
    """The tables that operations make or change, in their order."""
    for operation in container.ops:
        if isinstance(operation, OpContainer) and not isinstance(operation, ModifyTableOps):
            yield from tables_of(operation)
        else:
            yield str(operation.table_name)
