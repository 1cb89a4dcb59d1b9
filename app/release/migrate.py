"""Alembic migrations on the connection of a build."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parents[2] / "migrations"


def configured() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def migrate(db: Connection) -> None:
    """Brings the tables of a release to the newest shape, inside the caller's transaction."""
    config = configured()
    config.attributes["connection"] = db
    command.upgrade(config, "head")


def newest() -> str:
    """The revision that `migrate` leads to."""
    return str(ScriptDirectory.from_config(configured()).get_current_head())
