"""Euthymia: cited, comparable records on treatments for depression, served read-only."""

VERSION = "1.0.0"
"""Of the API and its code; data have versions of their own."""
