"""Alembic migrations: every release is built by them."""
