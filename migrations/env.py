"""Runs or writes migrations on the connection, and for the tables, that `app.release.migrate` or a test hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel.sql.sqltypes import AutoString

from app.values.text import Key

SEARCH = {("search_entry", "vector"), ("search_entry", "ix_search_entry_vector")}
"""Table and name of what is made for search by hand, as are the tables `entry_words*`: no declaration knows of it."""


def written(kind: str, item: Any, _: AutogenContext) -> str | Literal[False]:  # any: whatever stands in a table
    """How a migration writes our own types of columns; `False` for those that are written as they are."""
    if kind == "type" and isinstance(item, Key):
        return "KEY"
    return "sa.String()" if kind == "type" and isinstance(item, AutoString) else False


def declared(
    item: Any, name: str | None, kind: str, reflected: bool, other: Any
) -> bool:  # any: a table or part of one
    """Is it one that the declarations decide?"""
    by_hand = str(name).startswith("entry_words") if kind == "table" else (item.table.name, name) in SEARCH
    return not (by_hand and reflected and other is None)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    render_item=written,
    include_object=declared,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
