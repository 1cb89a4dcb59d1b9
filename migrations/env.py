"""Runs the migrations on the connection that `app.release.migrate` or a test hands over."""

from alembic import context

from app.models import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
